import { describe, expect, it } from 'vitest'
import { ACK, join, patternOf, sized } from '../../test/packets.ts'
import {
  B0,
  briefly,
  C0,
  fromBroker,
  fromClient,
  handshake,
  ofType,
  readPackets,
} from '../../test/reading.ts'
import { looksLikeRequest } from '../../test/conversations.ts'
import type { TraceEvent, TraceReaderOptions } from '../index.ts'

const TLS = Uint8Array.of(0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3)
const REQUEST = sized(join(Uint8Array.of(0, 18, 0, 0, 0, 0, 0, 1), patternOf(20)))
const ANSWER = sized(join(Uint8Array.of(0, 0, 0, 1), patternOf(20)))

/** Segments of the client, in order, after a handshake. */
function clientSends(
  segments: readonly Uint8Array[],
  options: TraceReaderOptions = {},
): TraceEvent[] {
  let seq = C0
  const packets = segments.map((payload) => {
    const packet = fromClient({ seq, ack: B0, payload })
    seq += payload.length
    return packet
  })
  return readPackets([...handshake(), ...packets], options)
}

/** What lies between opened and closed. */
function inside(events: readonly TraceEvent[]): string[] {
  return briefly(events).slice(1, -1)
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value)
}

describe('a stream that is not Kafka', () => {
  it.each([
    ['TLS', TLS, 'tls'],
    ['TLS, byte by byte', Uint8Array.of(0x16), 'tls'],
    ['HTTP', text('GET / HTTP/1.1\r\n'), 'http'],
    ['SSH', text('SSH-2.0-OpenSSH_9.9\r\n'), 'unknown'],
    ['2 GiB', Uint8Array.of(0x7f, 0xff, 0xff, 0xff), 'unknown'],
    ['a negative size', Uint8Array.of(0xff, 0xff, 0xff, 0xff, 1), 'unknown'],
    ['zeros', new Uint8Array(100), 'unknown'],
  ])('is said once and then skipped: %s', (_, first, protocol) => {
    const rest = first.length === 1 ? TLS.subarray(1) : patternOf(5000)

    const events = clientSends([first, rest, REQUEST, REQUEST])

    expect(inside(events)).toEqual([`foreign request ${protocol}`])
  })

  it('shows its first bytes and the number that it would announce', () => {
    const [foreign] = ofType(clientSends([patternOf(100), patternOf(100)]), 'foreign')

    expect(foreign?.firstBytes).toEqual(patternOf(64))
    expect(foreign?.sentence).toContain('-1600019805 bytes (at most 536870912')
  })

  it('is skipped in both directions when the client speaks it', () => {
    const packets = [
      ...handshake(),
      fromClient({ seq: C0, ack: B0, payload: TLS }),
      fromBroker({ seq: B0, ack: C0 + TLS.length, payload: TLS }),
      fromBroker({ seq: B0 + TLS.length, ack: C0 + TLS.length, payload: ANSWER }),
    ]

    expect(inside(readPackets(packets))).toEqual(['foreign request tls'])
  })

  it.each([
    ['an HTTP server', text('HTTP/1.1 400 Bad Request\r\n'), 'http'],
    ['a TLS port', Uint8Array.of(0x15, 3, 3, 0, 2, 2, 70), 'tls'],
    ['something else', text('220 mail.example ESMTP\r\n'), 'unknown'],
  ])('may be only the answer: of %s', (_, answer, protocol) => {
    const packets = [
      ...handshake(),
      fromClient({ seq: C0, ack: B0, payload: REQUEST }),
      fromBroker({ seq: B0, ack: C0 + REQUEST.length, payload: answer }),
      fromClient({ seq: C0 + REQUEST.length, ack: B0 + answer.length, payload: REQUEST }),
    ]

    expect(inside(readPackets(packets))).toEqual([
      'c1 request 0+28 at 4',
      `foreign response ${protocol}`,
      'c1 request 32+28 at 6',
    ])
  })

  it('is said once also when both sides speak something else', () => {
    const packets = [
      ...handshake(),
      fromBroker({ seq: B0, ack: C0, payload: text('SSH-2.0-server\r\n') }),
      fromClient({ seq: C0, ack: B0 + 16, payload: text('SSH-2.0-client\r\n') }),
    ]

    expect(inside(readPackets(packets))).toEqual(['foreign response unknown'])
  })

  it('is seen by the first request, if one can judge it', () => {
    const postgres = join(Uint8Array.of(0, 0, 0, 8), Uint8Array.of(4, 0xd2, 0x16, 0x2f, 0, 0, 0, 0))

    expect(inside(clientSends([postgres], { looksLikeRequest }))).toEqual([
      'foreign request unknown',
    ])
    expect(inside(clientSends([postgres]))).toEqual(['c1 request 0+8 at 4'])
  })

  it('is not seen where the user says that this is Kafka', () => {
    const future = sized(patternOf(100))
    const options = { looksLikeRequest, brokerPorts: [9092] }

    expect(inside(clientSends([future], options))).toEqual(['c1 request 0+100 at 4'])
  })
})

describe('an impossible size', () => {
  it.each([
    ['2 GiB', Uint8Array.of(0x7f, 0xff, 0xff, 0xff), '2147483647'],
    ['a negative one', Uint8Array.of(0xff, 0xff, 0xff, 0xfe), '-2'],
  ])('later on is a problem, and frames are found again: %s', (_, size, number) => {
    const broken = join(size, patternOf(60))

    const events = clientSends([REQUEST, broken, patternOf(3000), REQUEST, REQUEST])

    expect(inside(events)).toEqual([
      'c1 request 0+28 at 4',
      `problem In packet 5 the request stream of 10.0.0.1:50000-10.0.0.2:9092 announces a message of ${number} bytes at stream offset 32; at most 536870912 are believed. Bytes are skipped until a message can be recognised again`,
      'gap request 32+3064 lost',
      'c1 request 3096+28 at 7',
      'c1 request 3128+28 at 8',
    ])
  })

  it('is one above the limit that was given', () => {
    expect(inside(clientSends([sized(100), sized(101)], { maxFrameBytes: 100 }))[1]).toContain(
      'announces a message of 101 bytes',
    )
  })

  it('is also a long row of zeros, which would be empty frames', () => {
    const events = clientSends([REQUEST, new Uint8Array(4000)])

    expect(ofType(events, 'frame')).toHaveLength(1 + 16)
    expect(ofType(events, 'problem')).toHaveLength(1)
  })

  it('announced and never sent costs no memory', () => {
    const announced = join(Uint8Array.of(0x1f, 0xff, 0xff, 0xff), patternOf(10))
    const before = process.memoryUsage().arrayBuffers

    const events = clientSends([REQUEST, announced])

    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000)
    expect(inside(events)).toContain('unfinished request 32+536870911 has 10')
  })
})

/** Loses some of the client's segments; the answer acknowledges all of them. */
function lose(segments: readonly Uint8Array[], lost: readonly number[], options = {}): string[] {
  let seq = C0
  const packets = segments.map((payload) => {
    const packet = fromClient({ seq, ack: B0, payload })
    seq += payload.length
    return packet
  })
  const captured = packets.filter((_, index) => !lost.includes(index))
  const answer = fromBroker({ seq: B0, ack: seq, payload: ANSWER, flags: ACK })
  return inside(readPackets([...handshake(), ...captured, answer], options))
}

describe('lost bytes', () => {
  const long = sized(join(Uint8Array.of(0, 18, 0, 0), patternOf(996)))

  it('inside a frame cost that frame only: its end is known', () => {
    const segments = [long.subarray(0, 400), long.subarray(400, 700), long.subarray(700), REQUEST]

    expect(lose(segments, [1])).toEqual([
      'gap request 400+300 lost',
      'unfinished request 0+1000 has 396',
      'c1 request 1004+28 at 6',
      'c1 response 0+24 at 7',
    ])
  })

  it('up to the end of a frame cost that frame only', () => {
    const segments = [long.subarray(0, 400), long.subarray(400), REQUEST]

    expect(lose(segments, [1])).toEqual([
      'gap request 400+604 lost',
      'unfinished request 0+1000 has 396',
      'c1 request 1004+28 at 5',
      'c1 response 0+24 at 6',
    ])
  })

  it('twice inside a frame are two gaps of one frame', () => {
    const segments = [0, 200, 400, 600, 800].map((at) =>
      long.subarray(at, at + 200 + (at === 800 ? 4 : 0)),
    )

    expect(lose([...segments, REQUEST], [1, 3])).toEqual([
      'gap request 200+200 lost',
      'unfinished request 0+1000 has 196',
      'gap request 600+200 lost',
      'c1 request 1004+28 at 7',
      'c1 response 0+24 at 8',
    ])
  })

  it('with the start of a frame are followed by a search', () => {
    const segments = [REQUEST, long.subarray(0, 400), long.subarray(400), REQUEST, REQUEST]

    for (const options of [{}, { looksLikeRequest }]) {
      expect(lose(segments, [1], options)).toEqual([
        'c1 request 0+28 at 4',
        'gap request 32+400 lost',
        'gap request 432+604 lost',
        'c1 request 1036+28 at 6',
        'c1 request 1068+28 at 7',
        'c1 response 0+24 at 8',
      ])
    }
  })

  it('in the four bytes of a size leave it unknown', () => {
    expect(
      lose([REQUEST, long.subarray(0, 2), long.subarray(2), REQUEST], [2]).slice(1, 4),
    ).toEqual([
      'gap request 34+1002 lost',
      'unfinished request 32+-1 has 0',
      'c1 request 1036+28 at 6',
    ])
  })

  it('at the end of all are a gap too', () => {
    expect(lose([REQUEST, REQUEST], [1])).toEqual([
      'c1 request 0+28 at 4',
      'c1 response 0+24 at 5',
      'gap request 32+31 lost',
    ])
  })

  it('during a search end it no earlier', () => {
    const noise = patternOf(500)

    expect(lose([REQUEST, noise, noise, noise, noise, REQUEST], [1, 3])).toEqual([
      'c1 request 0+28 at 4',
      'gap request 32+500 lost',
      'gap request 532+500 lost',
      'gap request 1032+500 lost',
      'gap request 1532+500 lost',
      'c1 request 2032+28 at 7',
      'c1 response 0+24 at 8',
    ])
  })
})

describe('a capture that begins in the middle', () => {
  it('counts from the first byte and skips to the first sure frame', () => {
    const packets = [
      fromClient({ seq: 777, ack: B0, payload: patternOf(300) }),
      fromClient({ seq: 1077, ack: B0, payload: REQUEST }),
      fromBroker({ seq: B0, ack: 1109, payload: ANSWER }),
    ]

    const events = readPackets(packets, { brokerPorts: [9092] })

    expect(inside(events)).toEqual([
      'gap request 0+300 midStream',
      'c1 request 300+28 at 2',
      'c1 response 0+24 at 3',
    ])
    expect(ofType(events, 'opened')[0]?.connection.beganMidStream).toBe(true)
  })

  it('takes answers only to what was asked', () => {
    const wrong = sized(join(Uint8Array.of(0, 0, 0, 9), patternOf(20)))
    const packets = [
      fromClient({ seq: 1077, ack: B0, payload: REQUEST }),
      fromBroker({ seq: B0, ack: 1109, payload: wrong }),
      fromBroker({ seq: B0 + wrong.length, ack: 1109, payload: ANSWER }),
    ]

    expect(inside(readPackets(packets, { brokerPorts: [9092] }))).toEqual([
      'c1 request 0+28 at 1',
      'gap response 0+28 midStream',
      'c1 response 28+24 at 3',
    ])
  })

  it('and never gets to a frame says all that was skipped', () => {
    const packets = [fromClient({ seq: 777, ack: B0, payload: patternOf(300) })]

    expect(inside(readPackets(packets, { brokerPorts: [9092] }))).toEqual([
      'gap request 0+300 midStream',
    ])
  })
})
