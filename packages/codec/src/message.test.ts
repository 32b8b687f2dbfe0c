import fc from 'fast-check'
import { expect, it } from 'vitest'
import { apis } from './apis.ts'
import { encodeRequest, encodeResponse } from './encode.ts'
import { decodeRequest, decodeResponse } from './message.ts'
import { decodeRequestTree, decodeResponseTree } from './message-tree.ts'

const metadata = encodeResponse({
  apiKey: 3,
  apiVersion: 9,
  header: { correlationId: 1 },
  body: {
    brokers: [{ nodeId: 1, host: 'broker-1', port: 9092, rack: null }],
    clusterId: 'c',
    topics: [{ name: 'orders', partitions: [{ partitionIndex: 3, replicaNodes: [1, 2] }] }],
  },
})

it('reads a newer version by the newest table, says so, and counts what is left', () => {
  const frame = encodeRequest({
    apiKey: 12,
    apiVersion: 4,
    header: { correlationId: 1, clientId: 'c' },
    body: { groupId: 'g', memberId: 'm', generationId: 3 },
  })
  const fromTheFuture = Uint8Array.from([...frame, 1, 2, 3])
  fromTheFuture[3] = 9

  expect(decodeRequest(fromTheFuture)).toMatchObject({
    status: 'assumed',
    apiVersion: 9,
    schemaVersion: 4,
    body: { groupId: 'g', memberId: 'm' },
    unreadBytes: 3,
  })
})

it('shows an unknown API as header and raw bytes', () => {
  const frame = Uint8Array.of(0x7f, 0x01, 0, 0, 0, 0, 0, 9, 0, 1, 0x61, 5, 5, 5)

  expect(decodeRequest(frame)).toMatchObject({
    status: 'undecodable',
    apiName: 'Unknown(32513)',
    header: { correlationId: 9, clientId: 'a' },
    unreadBytes: 3,
    error: { code: 'UNKNOWN_API', offset: 11 },
  })
  expect(decodeResponse(frame, 32513, 0)).toMatchObject({
    status: 'undecodable',
    bodyOffset: 4,
    unreadBytes: 10,
  })
})

it('does not guess at a version below the known ones', () => {
  expect(decodeResponse(metadata, 3, -1)).toMatchObject({ status: 'undecodable', body: {} })
})

it('says in which field and at which byte a cut frame ends, and keeps what stands before', () => {
  const cut = metadata.subarray(0, metadata.length - 12)

  expect(decodeResponse(cut, 3, 9)).toMatchObject({
    status: 'partial',
    error: { code: 'TRUNCATED', path: 'topics[0].partitions[0].offlineReplicas' },
    body: {
      brokers: [{ host: 'broker-1' }],
      topics: [{ name: 'orders', partitions: [{ partitionIndex: 3, replicaNodes: [1, 2] }] }],
    },
  })
})

it('calls bytes behind a known version partial', () => {
  const longer = Uint8Array.from([...metadata, 0xff])

  expect(decodeResponse(longer, 3, 9)).toMatchObject({ status: 'partial', unreadBytes: 1 })
})

it('tells a header that breaks off from a body that does', () => {
  expect(decodeRequest(Uint8Array.of(0, 3, 0, 9, 0, 0))).toMatchObject({
    status: 'undecodable',
    apiName: 'Metadata',
    header: { requestApiKey: 3, requestApiVersion: 9 },
    error: { path: 'header.correlationId', offset: 4 },
  })
  expect(decodeRequest(new Uint8Array())).toMatchObject({ status: 'undecodable', apiKey: -1 })
  expect(decodeResponse(Uint8Array.of(0, 0), 3, 9)).toMatchObject({
    status: 'undecodable',
    error: { path: 'header.correlationId' },
  })
})

it('never allocates by a length that the frame cannot hold', () => {
  // Metadata v1 request for 2^31 - 1 topics, in 20 bytes.
  const bomb = Uint8Array.of(0, 3, 0, 1, 0, 0, 0, 1, 0, 1, 0x61, 0x7f, 0xff, 0xff, 0xff, 0, 1, 0x61)

  expect(decodeRequest(bomb)).toMatchObject({
    status: 'partial',
    error: {
      code: 'TRUNCATED',
      path: 'topics[1].name',
      detail: 'Wanted 2 bytes, 0 left',
    },
  })
})

it('gives a message for any bytes, for every API and version', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...apis),
      fc.nat(20),
      fc.uint8Array({ maxLength: 120 }),
      (api, version, bytes) => {
        const request = Uint8Array.from([0, api.apiKey, 0, version, 0, 0, 0, 1, 0, 0, ...bytes])
        for (const tree of [
          decodeRequestTree(request),
          decodeResponseTree(bytes, api.apiKey, version),
        ]) {
          expect(['ok', 'assumed', 'partial', 'undecodable']).toContain(tree.status)
          expect(tree.nodes.at(-1)?.end).toBe(
            tree.kind === 'request' ? request.length : bytes.length,
          )
        }
      },
    ),
    { numRuns: 500 },
  )
})

it('never reads a cut or changed message as something outside the frame', () => {
  fc.assert(
    fc.property(
      fc.nat(metadata.length),
      fc.nat(metadata.length - 1),
      fc.nat(255),
      (length, at, value) => {
        const frame = metadata.slice(0, length)
        if (at < length) frame[at] = value
        const message = decodeResponse(frame, 3, 9)

        expect(message.unreadBytes).toBeGreaterThanOrEqual(0)
        expect(message.unreadBytes).toBeLessThanOrEqual(length)
        if (message.error !== undefined) expect(message.error.offset).toBeLessThanOrEqual(length)
      },
    ),
  )
})
