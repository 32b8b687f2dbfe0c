import { expect, it } from 'vitest'
import { operators } from '../syntax/operators.ts'
import { chinese } from './chinese.ts'

it('has a sentence for each operator, another for each', () => {
  const field = chinese.anyField('acks')
  const sentences = operators.map(({ operator }) => chinese.compare(field, operator, '1'))

  expect(new Set(sentences).size).toBe(operators.length)
  for (const sentence of sentences) expect(sentence).toMatch(/acks.*1/)
})
