import { expect, it } from 'vitest'
import { operators } from '../syntax/operators.ts'
import { english } from './english.ts'

it('has a sentence for each operator, another for each', () => {
  const field = english.anyField('acks')
  const sentences = operators.map(({ operator }) => english.compare(field, operator, '1'))

  expect(new Set(sentences).size).toBe(operators.length)
  for (const sentence of sentences) expect(sentence).toMatch(/acks.*1/)
})
