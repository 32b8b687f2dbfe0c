import { expect, it } from 'vitest'
import { joinChoices, operatorChoices, separatorChoices } from './operator-choices.ts'

const texts = (field: string) => operatorChoices(field, 'en').map(({ text }) => text)

it('offers what makes sense for the field, and the signs after a bare field', () => {
  expect(texts('latency')).toEqual(['==', '!=', 'in', '>', '>=', '<', '<=', '&&', '||'])
  expect(texts('topic')).toEqual(['==', '!=', 'in', 'contains', 'matches', '&&', '||'])
  expect(texts('Produce')).toEqual(['&&', '||'])
  expect(texts('nothing')).toEqual([])
})

it('speaks both languages', () => {
  for (const language of ['en', 'zh'] as const) {
    for (const { hint } of operatorChoices('api', language)) expect(hint).not.toBe('')
  }
  expect(joinChoices('zh')[0]?.hint).toBe('\u5e76\u4e14')
  expect(separatorChoices()).toHaveLength(3)
})
