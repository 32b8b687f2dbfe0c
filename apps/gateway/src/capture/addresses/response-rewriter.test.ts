import { decodeResponse, type KafkaStruct } from '@brokerscope/codec'
import { brokerBytes } from '@brokerscope/trace'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { API_VERSIONS, METADATA, metadata, request, response, sized } from '../fakes/frames.ts'
import { cut, Playbook } from '../fakes/playbook.ts'

const FETCH = 1
const FIND_COORDINATOR = 10
const DESCRIBE_CLUSTER = 60
const DESCRIBE_QUORUM = 55
const PRODUCE = 0
const SHARE_FETCH = 78
const SHARE_ACKNOWLEDGE = 79

const kafka1 = { nodeId: 1, host: 'kafka-1.example', port: 9092 }
const kafka2 = { nodeId: 2, host: 'k', port: 9093 }
const unknownTag = { _unknownTaggedFields: [{ tag: 77, data: Uint8Array.of(1, 2, 3) }] }

/** Every address-bearing answer: name, key, versions, a body for a version. */
const carriers: readonly [string, number, readonly [number, number], (v: number) => KafkaStruct][] =
  [
    ['Metadata', METADATA, [0, 13], () => metadataBody()],
    ['FindCoordinator', FIND_COORDINATOR, [0, 3], () => ({ errorCode: 0, ...kafka1 })],
    ['FindCoordinator', FIND_COORDINATOR, [4, 6], () => coordinatorsBody()],
    ['DescribeCluster', DESCRIBE_CLUSTER, [0, 2], () => clusterBody(1)],
    ['Produce', PRODUCE, [10, 13], () => produceBody()],
    ['Fetch', FETCH, [16, 18], () => fetchBody(100)],
    ['ShareFetch', SHARE_FETCH, [0, 2], () => shareFetchBody(100)],
    ['ShareAcknowledge', SHARE_ACKNOWLEDGE, [0, 2], () => ({ nodeEndpoints: endpoints() })],
  ]

describe.each(
  carriers.flatMap(([name, key, [first, last], body]) =>
    Array.from({ length: last - first + 1 }, (_, index) => ({
      name,
      key,
      version: first + index,
      body: body(first + index),
    })),
  ),
)('$name v$version', ({ key, version, body }) => {
  const sent = response(key, version, 9, body)

  it('changes host and port and nothing else', () => {
    const playbook = asked(key, version).broker(sent)

    const before = decodeResponse(sent.subarray(4), key, version)
    const after = decodeResponse(playbook.sent.subarray(4), key, version)
    expect(playbook.sent.readInt32BE()).toBe(playbook.sent.length - 4)
    expect(after.status).toBe('ok')
    expect(after.header).toEqual(before.header)
    expect(after.body).toEqual(readdressed(before.body))
  })

  it('keeps in the ledger what the broker had sent', () => {
    const playbook = asked(key, version).broker(sent)

    const [splices = []] = playbook.splices
    expect(splices.length).toBeGreaterThan(0)
    expect(Buffer.from(undone(playbook.sent, splices))).toEqual(sent.subarray(4))
  })
})

describe('any chunking', () => {
  const frames = [
    response(API_VERSIONS, 3, 1, { errorCode: 0, apiKeys: [] }),
    metadata(2, [kafka1, kafka2]),
    sized(Buffer.from('not asked for')),
    response(FETCH, 17, 3, fetchBody(5000)),
    response(METADATA, 12, 4, { ...metadataBody(), brokers: [] }),
    response(PRODUCE, 11, 5, produceBody()),
  ]

  it('gives the client the same bytes, and finds the same frame starts', () => {
    const whole = conversation().broker(Buffer.concat(frames))

    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1 }), (lengths) => {
        const playbook = conversation()
        for (const chunk of cut(Buffer.concat(frames), lengths)) playbook.broker(chunk)

        expect(playbook.sent.equals(whole.sent)).toBe(true)
        expect(playbook.splices).toEqual(whole.splices)
        const starts = startsOf(whole.sent)
        expect(playbook.frameStarts.every((start) => starts.includes(start))).toBe(true)
      }),
    )
  })

  function conversation(): Playbook {
    return talking()
      .client(request(API_VERSIONS, 3, 1, {}))
      .client(request(METADATA, 12, 2, { topics: null }))
      .client(request(FETCH, 17, 3, {}))
      .client(request(METADATA, 12, 4, { topics: null }))
      .client(request(PRODUCE, 11, 5, { acks: -1, timeoutMs: 1, topicData: [] }))
  }
})

describe('a Fetch above 1 MiB', () => {
  const size = 1024 * 1024 + 200_000

  it('streams, with its node endpoints under a tag that clients skip', () => {
    const sent = response(FETCH, 17, 9, fetchBody(size))
    const playbook = asked(FETCH, 17)

    for (const chunk of cut(sent, [65_536])) playbook.broker(chunk)

    expect(playbook.sent.length).toBe(sent.length)
    const after = decodeResponse(playbook.sent.subarray(4), FETCH, 17)
    expect(after.status).toBe('ok')
    expect(after.body['nodeEndpoints'] ?? []).toEqual([])
    const tags = after.body['_unknownTaggedFields'] as KafkaStruct[]
    expect(tags.map(({ tag }) => tag)).toEqual([76, 77])
    const [splices = []] = playbook.splices
    expect(Buffer.from(undone(playbook.sent, splices))).toEqual(sent.subarray(4))
  })

  it('holds back only its end', () => {
    const playbook = asked(FETCH, 17)
    const sent = response(FETCH, 17, 9, fetchBody(size))

    playbook.broker(sent.subarray(0, 500_000))

    expect(playbook.sent.length).toBe(500_000)
  })

  it('is the same in any chunking', () => {
    const sent = response(FETCH, 17, 9, fetchBody(size))
    const whole = asked(FETCH, 17).broker(sent).sent
    const lengths = fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 5, maxLength: 20 })
    fc.assert(
      fc.property(lengths, (sizes) => {
        const playbook = asked(FETCH, 17)
        for (const chunk of cut(sent, [...sizes, 100_000])) playbook.broker(chunk)
        expect(playbook.sent.equals(whole)).toBe(true)
        expect(playbook.splices).toHaveLength(1)
      }),
      { numRuns: 20 },
    )
  })

  it('passes as it is without node endpoints', () => {
    const sent = response(FETCH, 17, 9, { ...fetchBody(size), nodeEndpoints: [] })
    const playbook = asked(FETCH, 17)

    for (const chunk of cut(sent, [65_536])) playbook.broker(chunk)

    expect(playbook.sent.equals(sent)).toBe(true)
    expect(playbook.splices).toEqual([])
  })
})

it('empties the node endpoints of a ShareFetch above 1 MiB, which are no tagged field', () => {
  const sent = response(SHARE_FETCH, 1, 9, shareFetchBody(1_200_000))
  const playbook = asked(SHARE_FETCH, 1)

  for (const chunk of cut(sent, [50_000])) playbook.broker(chunk)

  const after = decodeResponse(playbook.sent.subarray(4), SHARE_FETCH, 1)
  expect(playbook.sent.length).toBe(sent.length)
  expect(after).toMatchObject({ status: 'ok', body: { nodeEndpoints: [] } })
  expect(Buffer.from(undone(playbook.sent, playbook.splices[0] ?? []))).toEqual(sent.subarray(4))
})

describe('a node without a listener', () => {
  it('is told before the answer that names it, and everything behind waits', () => {
    const playbook = new Playbook()
    playbook.ports.set(1, 19093)
    playbook.client(request(METADATA, 12, 1, { topics: null }))
    playbook.client(request(API_VERSIONS, 3, 2, {}))
    const behind = response(API_VERSIONS, 3, 2, { errorCode: 0, apiKeys: [] })

    playbook.broker(Buffer.concat([metadata(1, [kafka1, kafka2]), behind.subarray(0, 6)]))
    playbook.broker(behind.subarray(6)).brokerEnds()

    expect(playbook.binds).toEqual(['2 k:9093'])
    expect(playbook.sent.length).toBe(0)
    expect(playbook.hasEnded).toBe(false)

    playbook.bound(2, 19094)

    expect(hostsOf(playbook.sent)).toEqual(['127.0.0.1:19093', '127.0.0.1:19094'])
    expect(playbook.sent.subarray(-behind.length)).toEqual(behind)
    expect(playbook.hasEnded).toBe(true)
  })

  it('is left as it is if it gets none', () => {
    const playbook = new Playbook().client(request(METADATA, 12, 1, { topics: null }))

    playbook.broker(metadata(1, [kafka2])).bound(2, null)

    expect(playbook.sent).toEqual(metadata(1, [kafka2]))
    expect(playbook.splices).toEqual([])
  })
})

describe('what passes unchanged', () => {
  it('is everything in one chunk, whole, when nothing in it needs a change', () => {
    const playbook = talking()
      .client(request(API_VERSIONS, 3, 1, {}))
      .client(request(METADATA, 12, 2, { topics: null }))
    const bytes = Buffer.concat([
      response(API_VERSIONS, 3, 1, { errorCode: 0, apiKeys: [] }),
      metadata(2, []),
    ])

    playbook.broker(bytes)

    expect(playbook.chunks).toBe(1)
    expect(playbook.sent).toEqual(bytes)
  })

  it('is a Metadata that nobody asked for', () => {
    expect(passes(talking(), metadata(4, [kafka1]))).toBe(true)
  })

  it('is an answer that does not decode, and that is said', () => {
    const playbook = asked(METADATA, 12)
    const broken = metadata(9, [kafka1])
    broken.writeUInt8(0x7f, 13)

    expect(passes(playbook, broken)).toBe(true)
    expect(playbook.passes).toEqual(['Metadata unreadable'])
  })

  it('is DescribeCluster of controllers, and that is said', () => {
    const playbook = asked(DESCRIBE_CLUSTER, 1)

    expect(passes(playbook, response(DESCRIBE_CLUSTER, 1, 9, clusterBody(2)))).toBe(true)
    expect(playbook.passes).toEqual(['DescribeCluster controllers'])
  })

  it('is DescribeQuorum v2, and that is said', () => {
    const playbook = asked(DESCRIBE_QUORUM, 2)

    expect(passes(playbook, response(DESCRIBE_QUORUM, 2, 9, { topics: [], nodes: [] }))).toBe(true)
    expect(playbook.passes).toEqual(['DescribeQuorum controllers'])
  })

  it('is a coordinator that is not there', () => {
    const none = { errorCode: 15, nodeId: -1, host: '', port: -1 }

    expect(passes(asked(FIND_COORDINATOR, 2), response(FIND_COORDINATOR, 2, 9, none))).toBe(true)
  })

  it('is Produce before v10 and Fetch before v16', () => {
    expect(passes(asked(PRODUCE, 9), response(PRODUCE, 9, 9, { responses: [] }))).toBe(true)
    expect(passes(asked(FETCH, 15), response(FETCH, 15, 9, { responses: [] }))).toBe(true)
  })

  it('is garbage, whatever size it announces', () => {
    expect(passes(talking(), Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'))).toBe(true)
    expect(passes(talking(), Buffer.from([0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4, 5, 6, 7, 8]))).toBe(
      true,
    )
    expect(passes(talking(), Buffer.from([0x7f, 0xff, 0xff, 0xff, 1, 2, 3, 4, 5, 6, 7, 8]))).toBe(
      true,
    )
  })

  it('is what is left of a frame when the broker closes', () => {
    const half = metadata(9, [kafka1]).subarray(0, 20)
    const playbook = asked(METADATA, 12).broker(half)

    expect(playbook.sent.length).toBe(0)
    playbook.brokerEnds()
    expect(playbook.sent).toEqual(half)
    expect(playbook.hasEnded).toBe(true)
  })

  it('is a start of a frame that is shorter than its head', () => {
    const playbook = talking().broker(Buffer.from([0, 0]))

    expect(playbook.sent.length).toBe(0)
    playbook.brokerEnds()
    expect(playbook.sent).toEqual(Buffer.from([0, 0]))
  })
})

it('reads a version that is not known yet like the newest', () => {
  const playbook = talking().client(request(METADATA, 13, 9, { topics: null }))
  const known = playbook.dialogue.pending
  expect(known.match(9)).toBe(true)
  playbook.dialogue.pending.add(9, METADATA, 99, true)

  playbook.broker(response(METADATA, 13, 9, metadataBody()))

  expect(hostsOf(playbook.sent, 13)).toEqual(['127.0.0.1:19093', '127.0.0.1:19094'])
})

it('takes host names of any length', () => {
  const lengths = fc.integer({ min: 1, max: 300 })
  const versions = fc.integer({ min: 0, max: 13 })
  fc.assert(
    fc.property(lengths, lengths, versions, (theirs, ours, version) => {
      const sent = metadata(9, [{ ...kafka1, host: 'b'.repeat(theirs) }], version)
      const playbook = asked(METADATA, version)
      playbook.host = 'l'.repeat(ours)

      playbook.broker(sent)

      expect(hostsOf(playbook.sent, version)).toEqual([`${'l'.repeat(ours)}:19093`])
      expect(Buffer.from(undone(playbook.sent, playbook.splices[0] ?? []))).toEqual(
        sent.subarray(4),
      )
    }),
  )
})

it('tells the cluster id', () => {
  const playbook = asked(METADATA, 12).broker(metadata(9, [kafka1]))

  expect(playbook.clusterIds).toEqual(['test-cluster'])
})

/** The client gets the broker's bytes, and the ledger stays empty. */
function passes(playbook: Playbook, bytes: Buffer): boolean {
  playbook.broker(bytes)
  return playbook.sent.equals(bytes) && playbook.splices.length === 0
}

function talking(): Playbook {
  const playbook = new Playbook()
  playbook.ports.set(1, 19093).set(2, 19094)
  return playbook
}

function asked(apiKey: number, apiVersion: number): Playbook {
  const playbook = talking()
  playbook.dialogue.pending.add(9, apiKey, apiVersion, true)
  return playbook
}

function readdressed(value: KafkaStruct): KafkaStruct {
  const change = (old: unknown): unknown => {
    if (Array.isArray(old)) return old.map(change)
    if (typeof old !== 'object' || old === null || ArrayBuffer.isView(old)) return old
    const struct = Object.fromEntries(
      Object.entries(old).map(([name, inner]) => [name, change(inner)]),
    )
    const nodeId = struct['nodeId'] ?? struct['brokerId']
    if (!('host' in struct) || typeof nodeId !== 'number' || nodeId < 0) return struct
    return { ...struct, host: '127.0.0.1', port: 19092 + nodeId }
  }
  return change(value) as KafkaStruct
}

function undone(bytes: Buffer, splices: Parameters<typeof brokerBytes>[1]): Uint8Array {
  return brokerBytes(bytes.subarray(4), splices) ?? new Uint8Array()
}

function hostsOf(bytes: Buffer, version = 12): string[] {
  const { body } = decodeResponse(bytes.subarray(4, 4 + bytes.readInt32BE()), METADATA, version)
  const brokers = body['brokers'] as { host: string; port: number }[]
  return brokers.map(({ host, port }) => `${host}:${port}`)
}

function startsOf(bytes: Buffer): number[] {
  const starts: number[] = []
  for (let at = 0; at < bytes.length; at += 4 + bytes.readInt32BE(at)) starts.push(at)
  return starts
}

function endpoints(): KafkaStruct[] {
  return [kafka1, kafka2].map((node) => ({ ...node, rack: node.nodeId === 1 ? 'a' : null }))
}

function metadataBody(): KafkaStruct {
  const partitions = [
    { errorCode: 0, partitionIndex: 0, leaderId: 2, replicaNodes: [1, 2], isrNodes: [1] },
  ]
  return {
    brokers: endpoints(),
    clusterId: 'c',
    controllerId: 2,
    topics: [{ errorCode: 0, name: 'orders', partitions }],
  }
}

function coordinatorsBody(): KafkaStruct {
  const none = { nodeId: -1, host: '', port: -1 }
  return {
    coordinators: [
      { key: 'a', ...kafka1, errorCode: 0, errorMessage: null },
      { key: 'b', ...none, errorCode: 15, errorMessage: 'not there' },
      { key: 'c', ...kafka2, errorCode: 0, errorMessage: null },
    ],
  }
}

function clusterBody(endpointType: number): KafkaStruct {
  const brokers = endpoints().map(({ nodeId, ...rest }) => ({ brokerId: nodeId ?? 0, ...rest }))
  return {
    errorCode: 0,
    errorMessage: null,
    endpointType,
    clusterId: 'c',
    controllerId: 1,
    brokers,
  }
}

function produceBody(): KafkaStruct {
  return { responses: [], throttleTimeMs: 3, nodeEndpoints: endpoints(), ...unknownTag }
}

function fetchBody(recordBytes: number): KafkaStruct {
  const partition = {
    partitionIndex: 0,
    errorCode: 6,
    highWatermark: 1n,
    currentLeader: { leaderId: 2, leaderEpoch: 5 },
    records: new Uint8Array(recordBytes).fill(0x55),
  }
  return {
    throttleTimeMs: 0,
    responses: [{ topic: 'orders', partitions: [partition] }],
    nodeEndpoints: endpoints(),
    ...unknownTag,
  }
}

function shareFetchBody(recordBytes: number): KafkaStruct {
  const partition = {
    partitionIndex: 0,
    errorCode: 0,
    records: new Uint8Array(recordBytes).fill(0x55),
    acquiredRecords: [],
  }
  return { responses: [{ partitions: [partition] }], nodeEndpoints: endpoints() }
}
