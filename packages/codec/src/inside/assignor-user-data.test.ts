import { expect, it } from 'vitest'
import { readUserData } from './assignor-user-data.ts'
import type { Inside } from './inside.ts'

// Written by SubscriptionInfoData of kafka-streams 4.3.1.
const streamV11 =
  '0000000b0000000b0000000000000001000000000000000200000003683a31000000010000000000000002000000000000004dffff030000000000000001000000047a6f6e650000000161'
const streamV2 =
  '00000002000000000000000100000000000000020000000100000001000000020000000000000003683a31'

function read(assignor: string, hex: string): Inside | undefined {
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'))
  return readUserData(assignor, { bytes, start: 0, end: bytes.length })
}

it('reads what Kafka Streams sends, by the version in it', () => {
  expect(read('stream', streamV11)).toMatchObject({
    title: 'SubscriptionInfo v11',
    status: 'ok',
    struct: {
      processId: 'AAAAAAAAAAEAAAAAAAAAAg',
      taskOffsetSums: [{ topicGroupId: 0, partition: 2, offsetSum: 77n, namedTopology: null }],
    },
  })
  expect(read('stream', streamV2)).toMatchObject({
    status: 'ok',
    struct: { prevTasks: [{ topicGroupId: 1, partition: 2 }] },
  })
  expect(read('stream', `0000000c${streamV11.slice(8)}`)?.status).toBe('assumed')
  expect(read('stream', '0000')).toBeUndefined()
  expect(read('stream', '00000000')).toBeUndefined()
})

it('reads both forms of the sticky assignor', () => {
  expect(read('sticky', '0000000000000007')?.struct).toMatchObject({ generation: 7 })
  expect(read('sticky', '00000000')?.struct).toEqual({ previousAssignment: [] })
  expect(read('sticky', '000000')).toBeUndefined()
})

it('reads the generation of the cooperative assignor, and nothing of others', () => {
  expect(read('cooperative-sticky', '00000007')?.struct).toEqual({ generation: 7 })
  expect(read('cooperative-sticky', '0000000700')).toBeUndefined()
  expect(read('range', '00000007')).toBeUndefined()
})
