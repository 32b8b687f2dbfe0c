import { describe, expect, it } from 'vitest'
import { ACK, FIN, join, patternOf, PSH, RST, sized, SYN } from '../../test/packets.ts'
import { pcap, START_NS } from '../../test/capture-files.ts'
import {
  B0,
  briefly,
  BROKER_ISN,
  C0,
  CLIENT_ISN,
  framesOf,
  fromBroker,
  fromClient,
  handshake,
  ofType,
  readAll,
  readPackets,
} from '../../test/reading.ts'

const REQUEST = sized(20)
const ANSWER = sized(30)
const C1 = C0 + REQUEST.length
const B1 = B0 + ANSWER.length
const EXCHANGE = [
  ...handshake(),
  fromClient({ seq: C0, ack: B0, payload: REQUEST, flags: PSH | ACK }),
  fromBroker({ seq: B0, ack: C1, payload: ANSWER, flags: PSH | ACK }),
]
const FRAMES = ['opened c1 at 1', 'c1 request 0+20 at 4', 'c1 response 0+30 at 5']

describe('the end of a connection', () => {
  it('is the second FIN; who sent the first closed it', () => {
    const packets = [
      ...EXCHANGE,
      fromBroker({ seq: B1, ack: C1, flags: FIN | ACK }),
      fromClient({ seq: C1, ack: B1 + 1, flags: ACK }),
      fromClient({ seq: C1, ack: B1 + 1, flags: FIN | ACK }),
      fromBroker({ seq: B1 + 1, ack: C1 + 1, flags: ACK }),
    ]

    const events = readPackets(packets)

    expect(briefly(events)).toEqual([...FRAMES, 'closed c1 by broker fin'])
    expect(ofType(events, 'closed')[0]).toMatchObject({ packet: 8 })
  })

  it('waits for bytes that come after the FIN was seen', () => {
    const packets = [
      ...handshake(),
      fromClient({ seq: C1, ack: B0, flags: FIN | ACK }),
      fromBroker({ seq: B0, ack: C0, flags: FIN | ACK }),
      fromClient({ seq: C0, ack: B0, payload: REQUEST }),
    ]

    expect(briefly(readPackets(packets))).toEqual([
      'opened c1 at 1',
      'c1 request 0+20 at 6',
      'closed c1 by client fin',
    ])
  })

  it('is the end of the file, by who began to close if anyone did', () => {
    expect(briefly(readPackets(EXCHANGE))).toEqual([...FRAMES, 'closed c1 by capture ended'])
    const closing = [...EXCHANGE, fromClient({ seq: C1, ack: B1, flags: FIN | ACK })]
    expect(briefly(readPackets(closing))).toEqual([...FRAMES, 'closed c1 by client fin'])
  })

  it('by a reset cuts the frame at hand', () => {
    const packets = [
      ...EXCHANGE,
      fromClient({ seq: C1, ack: B1, payload: REQUEST.subarray(0, 10) }),
      fromBroker({ seq: B1, ack: C1, flags: RST | ACK }),
      fromClient({ seq: C1 + 10, ack: B1, payload: REQUEST.subarray(10) }),
      fromBroker({ seq: B1, flags: RST }),
    ]

    const events = readPackets(packets)

    expect(briefly(events)).toEqual([
      ...FRAMES,
      'unfinished request 24+20 has 6',
      'closed c1 by broker reset',
    ])
    expect(ofType(events, 'unfinished')[0]?.bytes).toEqual(patternOf(6))
  })

  it('leaves a size of which only two bytes came', () => {
    const packets = [...EXCHANGE, fromClient({ seq: C1, ack: B1, payload: REQUEST.subarray(0, 2) })]

    expect(briefly(readPackets(packets))).toEqual([
      ...FRAMES,
      'unfinished request 24+-1 has 0',
      'closed c1 by capture ended',
    ])
  })
})

describe('a connection', () => {
  it('takes packets that were captured twice once', () => {
    const packets = [...EXCHANGE, fromClient({ seq: C1, ack: B1, flags: RST })]
    const twice = packets.flatMap((packet) => [packet, packet])

    expect(briefly(readPackets(twice))).toEqual([
      'opened c1 at 1',
      'c1 request 0+20 at 7',
      'c1 response 0+30 at 9',
      'closed c1 by client reset',
    ])
  })

  it('does not mind keep-alives, with a byte and without', () => {
    const packets = [
      ...EXCHANGE,
      fromClient({ seq: C1 - 1, ack: B1, payload: Uint8Array.of(0) }),
      fromClient({ seq: C1 - 1, ack: B1 }),
      fromBroker({ seq: B1, ack: C1 }),
      fromClient({ seq: C1, ack: B1, payload: REQUEST }),
    ]

    expect(briefly(readPackets(packets))).toContain('c1 request 24+20 at 9')
  })

  it('counts offsets on when sequence numbers wrap', () => {
    const isn = 0xffff_fff0
    const packets = [
      fromClient({ seq: isn, flags: SYN }),
      fromBroker({ seq: 0xffff_ffff, ack: isn + 1, flags: SYN | ACK }),
      fromClient({ seq: isn + 1, ack: 0, payload: REQUEST }),
      fromBroker({ seq: 0, ack: isn + 25, payload: ANSWER }),
      fromClient({ seq: isn + 25, ack: 34, payload: REQUEST }),
    ]

    expect(briefly(readPackets(packets)).slice(1, 4)).toEqual([
      'c1 request 0+20 at 3',
      'c1 response 0+30 at 4',
      'c1 request 24+20 at 5',
    ])
  })

  it('knows its first byte also when half of its handshake was lost', () => {
    const answer = sized(join(patternOf(8).subarray(4), patternOf(26))) // To a request of patternOf.
    const rest = [
      fromClient({ seq: C0 + 24, ack: B0, payload: REQUEST }),
      fromBroker({ seq: B0 + 34, ack: C0 + 48, payload: answer }),
      fromClient({ seq: C0 + 48, ack: B0 + 68, payload: REQUEST }),
    ]
    const expected = [
      'gap request 0+24 lost',
      'c1 request 24+20 at',
      'gap response 0+34 lost',
      'c1 response 34+30 at',
      'c1 request 48+20 at',
    ]
    for (const lost of [0, 1]) {
      const packets = [...handshake().toSpliced(lost, 1), ...rest]

      const lines = briefly(readPackets(packets)).slice(1, -1)

      expect(lines.map((line) => line.replace(/ \d+$/, '')).toSorted()).toEqual(expected.toSorted())
    }
  })

  it('may have both ends on one address', () => {
    const self = { from: '127.0.0.1', to: '127.0.0.1' }
    const packets = EXCHANGE.map((_, index) =>
      index % 2 === 0
        ? fromClient({
            ...self,
            seq: index === 0 ? CLIENT_ISN : C0,
            ack: B0,
            flags: index ? ACK : SYN,
          })
        : fromBroker({ ...self, seq: BROKER_ISN, ack: C0, flags: SYN | ACK }),
    )
    const [opened] = ofType(readPackets(packets), 'opened')

    expect(opened?.connection.name).toBe('127.0.0.1:50000-127.0.0.1:9092')
  })

  it('carries frames that span packets, and packets with several frames', () => {
    const bytes = join(sized(100), sized(0), sized(50), sized(1000))
    const packets = [
      ...handshake(),
      fromBroker({ seq: B0, payload: bytes.subarray(0, 3) }),
      fromBroker({ seq: B0 + 3, payload: bytes.subarray(3, 170) }),
      fromBroker({ seq: B0 + 170, payload: bytes.subarray(170) }),
    ]

    const events = readPackets(packets)

    expect(briefly(events).slice(1, 5)).toEqual([
      'c1 response 0+100 at 5',
      'c1 response 104+0 at 5',
      'c1 response 108+50 at 5',
      'c1 response 162+1000 at 6',
    ])
    expect(framesOf(events)[3]?.bytes).toEqual(patternOf(1000))
    expect(framesOf(events)[3]?.pieces).toHaveLength(2)
  })

  it('says once that a packet is too far away', () => {
    const far = fromClient({ seq: C1 + 2 ** 31 - 1, ack: B1, payload: REQUEST })

    expect(briefly(readPackets([...EXCHANGE, far, far])).slice(3)).toEqual([
      'problem Packet 6 of 10.0.0.1:50000-10.0.0.2:9092 has a sequence number that no window reaches; such packets are left out',
      'closed c1 by capture ended',
    ])
  })
})

describe('time', () => {
  it('that goes back is marked on the frame', () => {
    const requests = [0, 1, 2].map((at) =>
      fromClient({ seq: C0 + at * REQUEST.length, ack: B0, payload: REQUEST }),
    )
    const times = [0n, 0n, 0n, 5_000n, 3_000n, 4_000n]
    const packets = [...handshake(), ...requests].map((bytes, index) => ({
      bytes,
      timeNs: START_NS + (times[index] ?? 0n),
    }))

    const frames = framesOf(readAll(pcap(packets)))

    expect(frames.map(({ timeNs }) => timeNs - START_NS)).toEqual([5000n, 3000n, 4000n])
    expect(frames.map(({ clockBack }) => clockBack)).toEqual([undefined, true, undefined])
  })
})
