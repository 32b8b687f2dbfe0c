import { describe, expect, it } from 'vitest'
import { readGroupProtocol, type GroupPart } from './group-protocol.ts'
import type { Inside } from './inside.ts'

// Written by ConsumerProtocol and the assignors of kafka-clients 4.4.0, and by ConnectProtocol and
// IncrementalCooperativeConnectProtocol of connect-runtime 3.9.1.
const cooperative =
  '00030000000100046a6f627300000004000000070000000100046a6f627300000001000000010000000700027231'
const sticky =
  '00030000000100046a6f62730000001a0000000100046a6f62730000000200000001000000020000000700000000ffffffffffff'
const assignment = '00030000000100046a6f6273000000020000000100000002ffffffff'
const eager = '0000000d687474703a2f2f773a383038330000000000000005'
const eagerAssignment =
  '0000000000027731000d687474703a2f2f773a383038330000000000000005000000010002633100000003ffffffff0000000000000002'
const incremental =
  '0001000d687474703a2f2f773a383038330000000000000005000000470001000000027731000d687474703a2f2f773a383038330000000000000005000000010002633100000002ffffffff00000000000000010002633200000001000000010000012c'

function read(hex: string, part: GroupPart, type?: string, assignor?: string): Inside | undefined {
  // Some bytes before and after, as in a frame.
  const bytes = Uint8Array.from([9, 9, 9, ...Buffer.from(hex, 'hex'), 8])
  return readGroupProtocol(part, type, assignor, { bytes, start: 3, end: bytes.length - 1 })
}

describe('consumer', () => {
  it('reads a subscription, and what a cooperative assignor put into it', () => {
    const inside = read(cooperative, 'metadata', 'consumer', 'cooperative-sticky')
    expect(inside).toMatchObject({
      title: 'ConsumerProtocolSubscription v3',
      status: 'ok',
      struct: {
        topics: ['jobs'],
        ownedPartitions: [{ topic: 'jobs', partitions: [1] }],
        generationId: 7,
        rackId: 'r1',
      },
    })
    expect(inside?.nodes[0]).toMatchObject({ name: 'version', start: 3, end: 5, value: 3 })
    const userData = inside?.nodes.find(({ name }) => name === 'userData')
    expect(userData?.children).toMatchObject([{ path: 'userData.generation', value: 7 }])
  })

  it('reads the previous assignment of a sticky assignor', () => {
    const inside = read(sticky, 'metadata', 'consumer', 'sticky')
    const userData = inside?.nodes.find(({ name }) => name === 'userData')
    expect(userData?.children?.map(({ name }) => name)).toEqual([
      'previousAssignment',
      'generation',
    ])
  })

  it('reads what the leader of a Streams application gives', () => {
    const userData = '00000001 00000001 00000000 00000002 00000000'.replaceAll(' ', '')
    const given = `00000000000000000014${userData}`
    const inside = read(given, 'assignment', 'consumer', 'stream')
    expect(inside?.nodes.at(-1)?.children).toMatchObject([
      { path: 'userData.version', value: 1 },
      { path: 'userData.activeTasks', children: [{}] },
      { path: 'userData.standbyTasks' },
    ])
    const other = read(given, 'assignment', 'consumer', 'range')
    expect(other?.nodes.at(-1)?.children).toBeUndefined()
  })

  it('leaves userData of other assignors as bytes', () => {
    const inside = read(sticky, 'metadata', 'consumer', 'constructor')
    expect(inside?.nodes.find(({ name }) => name === 'userData')?.children).toBeUndefined()
  })

  it('reads an assignment, also where the version does not tell the protocol type', () => {
    for (const type of ['consumer', undefined])
      expect(read(assignment, 'assignment', type)).toMatchObject({
        status: 'ok',
        struct: { assignedPartitions: [{ topic: 'jobs', partitions: [1, 2] }] },
      })
  })

  it('reads a version from the future as the newest known, and says so', () => {
    expect(read(`0009${assignment.slice(4)}`, 'assignment', 'consumer')?.status).toBe('assumed')
  })

  it('guesses nothing where an unknown type does not fit', () => {
    expect(read(eager, 'metadata')).toBeUndefined()
    expect(read('00', 'metadata', 'consumer')).toBeUndefined()
    expect(read('ffff00', 'metadata', 'consumer')).toBeUndefined()
    expect(read(assignment, 'assignment', 'sr')).toBeUndefined()
  })

  it('shows what it could read of a cut subscription', () => {
    const inside = read(cooperative.slice(0, 30), 'metadata', 'consumer')
    expect(inside).toMatchObject({ status: 'partial', struct: { topics: ['jobs'] } })
    expect(inside?.error?.code).toBe('TRUNCATED')
  })
})

describe('connect', () => {
  it('reads the eager protocol', () => {
    expect(read(eager, 'metadata', 'connect')).toMatchObject({
      title: 'ConnectProtocolMetadata v0',
      status: 'ok',
      struct: { url: 'http://w:8083', configOffset: 5n },
    })
    expect(read(eagerAssignment, 'assignment', 'connect')).toMatchObject({
      status: 'ok',
      struct: { leader: 'w1', assignment: [{ connector: 'c1', tasks: [-1, 0, 2] }] },
    })
  })

  it('reads the cooperative protocol with the allocation inside', () => {
    const inside = read(incremental, 'metadata', 'connect')
    expect(inside).toMatchObject({ title: 'ConnectProtocolMetadata v1', status: 'ok' })
    const allocation = inside?.nodes.find(({ name }) => name === 'allocation')
    const byName = Object.fromEntries(
      allocation?.children?.map((node) => [node.name, node.value]) ?? [],
    )
    expect(byName).toMatchObject({ version: 1, error: 0, leader: 'w1', scheduledDelay: 300 })
    expect(allocation?.children?.at(-1)).toMatchObject({ end: allocation?.end })
  })
})
