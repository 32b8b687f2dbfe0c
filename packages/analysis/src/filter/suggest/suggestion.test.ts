import { expect, it } from 'vitest'
import { ranked, type Choice } from './suggestion.ts'

const choices = ['Produce', 'StopReplica', 'InitProducerId', 'Fetch'].map((text): Choice => ({
  text,
  insert: text,
  kind: 'value',
  hint: '',
}))

it('puts what begins with the letters before what contains them', () => {
  expect(ranked(choices, 'pro').map(({ text }) => text)).toEqual(['Produce', 'InitProducerId'])
  expect(ranked(choices, '')).toHaveLength(4)
  expect(ranked(choices, 'xyz')).toEqual([])
})
