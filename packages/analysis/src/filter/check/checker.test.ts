import { describe, expect, it } from 'vitest'
import { compileFilter } from '../filter.ts'
import type { SeenValues } from './seen-values.ts'

function warningsOf(text: string, seen?: SeenValues): string[] {
  const filter = compileFilter(text, seen === undefined ? {} : { seen })
  if (!filter.ok) throw new Error(filter.error.message)
  return filter.warnings.map(({ column, message, suggestion }) => {
    return `${column} ${message}${suggestion === undefined ? '' : ` (${suggestion})`}`
  })
}

describe('valid but impossible', () => {
  it.each([
    [
      'api == Heartbeat && Produce.request.acks == 1',
      '21 No message is both: this needs Produce request, what stands before it Heartbeat',
    ],
    [
      'Produce.request.topicData.topicId && version < 13',
      '38 No message is both: this needs Produce v0 to v12, Fetch v0 to v12 and',
    ],
    ['version == 99', '1 No message of any known API and version has this'],
    ['latency > 1ms && direction == request', '18 No message is both'],
    ['error && Fetch.request', '10 No message is both: this needs Fetch request'],
    ['api == 500', '8 No known API has the key 500'],
    ['Produce.request.acks == 70000', '25 Its values lie between -32768 and 32767'],
    ['Heartbeat.request.groupId == null', '30 This is never null'],
  ])('%s', (text, warning) => {
    const [found, ...others] = warningsOf(text)

    expect(found?.slice(0, warning.length)).toBe(warning)
    expect(others).toEqual([])
  })

  it.each([
    'api == Produce && version == 12 && error',
    '!(api == Produce) && topic == orders',
    'api == Heartbeat || Produce.request.acks == 1',
    '!(Produce.request.acks == 1) && api == Heartbeat',
    'api != Produce && version == 18',
    'transactionalId == null',
    'kind == unknown && version == 3',
  ])('is not %s', (text) => {
    expect(warningsOf(text)).toEqual([])
  })
})

describe('a value that no frame has', () => {
  const seen: SeenValues = {
    valuesOf: (field) => (field === 'topic' ? [{ value: 'orders', count: 4 }] : undefined),
    isComplete: () => true,
  }

  it('is said where all values of the capture are known', () => {
    expect(warningsOf('topic == ordres', seen)).toEqual([
      '10 No frame of this capture has topic ordres (orders)',
    ])
    expect(warningsOf('topic in {orders, payments}', seen)).toHaveLength(1)
  })

  it('is not said otherwise', () => {
    expect(warningsOf('topic == orders || topic != x || topic contains y || topic', seen)).toEqual(
      [],
    )
    expect(warningsOf('group == billing', seen)).toEqual([])
    expect(warningsOf('topic == payments', { ...seen, isComplete: () => false })).toEqual([])
  })
})

it.each([
  ['Produce == 3', 1, 'Produce is a kind of message, which is there or not', 'Produce'],
  ['eror', 1, 'There is no field eror', 'error'],
  ['api && topc == x', 8, 'There is no field topc', 'topic'],
  ['Produce.request.acsk == 1', 1, 'Produce.request has no field acsk', 'Produce.request.acks'],
  [
    'Metadata.topics.name == x',
    1,
    'Both request and response of Metadata',
    'Metadata.request.topics.name',
  ],
  [
    'api == Produce && tcp.port == 9092',
    19,
    'There is no field tcp.port here',
    'conn contains ":9092"',
  ],
])('%s is wrong at column %i', (text, column, message, suggestion) => {
  const filter = compileFilter(text)

  expect(filter).toMatchObject({ ok: false, error: { column, suggestion } })
  expect(!filter.ok && filter.error.message).toContain(message)
})
