import { expect, it } from 'vitest'
import type { SeenValues } from '../check/seen-values.ts'
import { valueChoices } from './value-choices.ts'

const seen: SeenValues = {
  valuesOf: (field) =>
    ({
      topic: [
        { value: 'orders', count: 12 },
        { value: 'my topic', count: 2 },
      ],
      'txn.id': [{ value: 'payments-1', count: 5 }],
      api: [{ value: 'Produce', count: 9 }],
    })[field],
  isComplete: () => true,
}
const texts = (field: string) => valueChoices(field, seen, false).map(({ text }) => text)

it('begins with the values of the capture, with their counts', () => {
  expect(valueChoices('topic', seen, false)).toEqual([
    { text: 'orders', insert: 'orders', kind: 'value', hint: '', count: 12 },
    { text: 'my topic', insert: '"my topic"', kind: 'value', hint: '', count: 2 },
  ])
  expect(valueChoices('topic', seen, true)[0]?.insert).toBe('"orders"')
  expect(texts('api').slice(0, 2)).toEqual(['Produce', 'Fetch'])
  expect(texts('api').filter((text) => text === 'Produce')).toHaveLength(1)
})

it('knows fields of messages by what they name', () => {
  expect(texts('Produce.request.topicData.name')).toEqual(['orders', 'my topic'])
  expect(texts('EndTxn.request.transactionalId')).toEqual(['payments-1'])
})

it('offers what the type allows', () => {
  expect(texts('error')).toContain('UNSUPPORTED_VERSION')
  expect(texts('direction')).toEqual(['request', 'response'])
  expect(texts('EndTxn.request.committed')).toEqual(['true', 'false'])
  expect(texts('latency')).toContain('100ms')
  expect(texts('throttle')).toContain('0')
  expect(texts('follow')).toEqual([
    'txn:payments-1',
    'pid:',
    'group:',
    'topic:orders',
    'topic:my topic',
    'partition:',
    'client:',
    'conn:',
  ])
  expect([...texts('nothing'), ...texts('Produce'), ...texts('partition')]).toEqual([])
})
