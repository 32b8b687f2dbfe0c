import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { Inside } from './inside.ts'
import { readAssignmentInfo, readSubscriptionInfo } from './streams-protocol.ts'

interface Vector {
  readonly part: 'subscription' | 'assignment'
  readonly version: number
  readonly bytes: string
}

const file = new URL('../../test/inside/streams-kafka-4.3.1.json.gz', import.meta.url)
const vectors = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Vector[]

function read(part: Vector['part'], hex: string): Inside | undefined {
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'))
  const content = { bytes, start: 0, end: bytes.length }
  return part === 'subscription' ? readSubscriptionInfo(content) : readAssignmentInfo(content)
}

it.each(vectors)('reads $part v$version to its last byte', ({ part, version, bytes }) => {
  const inside = read(part, bytes)

  expect(inside?.status).toBe('ok')
  expect(inside?.struct).toMatchObject({ version })
})

const ofVersion = (part: Vector['part'], version: number): Inside | undefined =>
  read(part, vectors.find((each) => each.part === part && each.version === version)!.bytes)

it('reads what a member has, of every version', () => {
  const known = { processId: 'AQIDBAUGBwgJCgsMDQ4PEA' }
  const userEndPoint = Uint8Array.from(Buffer.from('host:8080'))
  const tag = { key: Uint8Array.from(Buffer.from('zone')), value: Uint8Array.of(0x61) }

  expect(ofVersion('subscription', 1)?.struct).toMatchObject({
    ...known,
    prevTasks: [{ topicGroupId: 0, partition: 1 }],
    standbyTasks: [{ topicGroupId: 1, partition: 0 }],
  })
  expect(ofVersion('subscription', 7)?.struct).toMatchObject({ ...known, userEndPoint })
  expect(ofVersion('subscription', 11)?.struct).toMatchObject({
    ...known,
    taskOffsetSums: [
      { topicGroupId: 0, partition: 1, offsetSum: -2n, namedTopology: 'named' },
      { topicGroupId: 1, partition: 0, offsetSum: 77n },
    ],
    clientTags: [tag],
  })
})

it('reads what the leader gives, topics by name and by dictionary', () => {
  const tasks = {
    activeTasks: [{ topicGroupId: 0, partition: 1 }],
    standbyTasks: [
      { topicGroupId: 1, partition: 0, partitions: [{ topic: 'words', partition: 2 }] },
    ],
  }
  const host = { host: 'host', port: 8080 }

  expect(ofVersion('assignment', 1)?.struct).toEqual({ version: 1, ...tasks })
  expect(ofVersion('assignment', 4)?.struct).toEqual({
    version: 4,
    commonlySupportedVersion: 11,
    ...tasks,
    partitionsByHost: [{ ...host, partitions: [{ topic: 'words', partition: 1 }] }],
    errorCode: 2,
  })
  expect(ofVersion('assignment', 7)?.struct).toEqual({
    version: 7,
    commonlySupportedVersion: 11,
    ...tasks,
    topicDictionary: [{ topicIndex: 0, topic: 'words' }],
    partitionsByHost: [{ ...host, partitions: [{ topicIndex: 0, partition: 1 }] }],
    standbyPartitionsByHost: [
      { host: 'other', port: 1, partitions: [{ topicIndex: 0, partition: 2 }] },
    ],
    errorCode: 2,
    nextRebalanceMs: 1_760_000_000_000n,
  })
  const [named] = ofVersion('assignment', 11)!.struct['activeTasks'] as {
    namedTopology: number[]
  }[]
  expect(String.fromCharCode(...(named?.namedTopology ?? []))).toBe('named')
})

it('reads a newer version as the last one, and nothing without a version', () => {
  const newest = vectors.findLast(({ part }) => part === 'assignment')!.bytes

  expect(read('assignment', `0000000c${newest.slice(8)}`)?.status).toBe('assumed')
  expect(read('assignment', `${newest}00`)?.status).toBe('partial')
  expect(read('subscription', '000000')).toBeUndefined()
  expect(read('subscription', '00000000')).toBeUndefined()
})
