import { describe, expect, it } from 'vitest'
import {
  addressOf,
  BROKER,
  CLIENT,
  FIN,
  ACK,
  ipv4,
  ipv6,
  join,
  patternOf,
  sized,
  tcp,
} from '../../test/packets.ts'
import {
  briefly,
  C0,
  B0,
  fromBroker,
  framesOf,
  handshake,
  readPackets,
} from '../../test/reading.ts'

const FRAME = sized(3000)

function fragmentsOf(payload: Uint8Array, id: number, flags = ACK, seq = C0): Uint8Array[] {
  const datagram = tcp({ seq, ack: B0, flags, payload })
  const [from, to] = [addressOf(CLIENT.address), addressOf(BROKER.address)]
  const parts: Uint8Array[] = []
  for (let offset = 0; offset < datagram.length; offset += 1480) {
    const more = offset + 1480 < datagram.length
    const part = datagram.subarray(offset, offset + 1480)
    parts.push(ipv4(from, to, part, new Uint8Array(0), { id, offset, more }))
  }
  return parts
}

describe('IP fragments', () => {
  it.each([[[0, 1, 2]], [[0, 2, 1]], [[2, 1, 0]], [[1, 0, 2]]])(
    'in the order %j are one segment',
    (order) => {
      const parts = fragmentsOf(FRAME, 7)
      const packets = [...handshake(), ...order.flatMap((at) => parts.slice(at, at + 1))]

      const [frame] = framesOf(readPackets(packets))

      expect(frame?.bytes).toEqual(patternOf(3000))
      expect(frame?.packet).toBe(6)
    },
  )

  it('of IPv6 are read too', () => {
    const datagram = tcp({ seq: 500, payload: FRAME, flags: ACK })
    const [from, to] = [addressOf('fe80::1'), addressOf('fe80::2')]
    const part = (offset: number, end: number, more: number): Uint8Array =>
      ipv6(
        from,
        to,
        datagram.subarray(offset, end),
        Uint8Array.of(6, 0, offset >> 8, (offset & 255) | more, 0, 0, 0, 9),
        44,
      )
    const syn = ipv6(from, to, tcp({ seq: 499, flags: 2 }))

    const events = readPackets([syn, part(0, 1200, 1), part(1200, datagram.length, 0)])

    expect(framesOf(events).map(({ bytes }) => bytes.length)).toEqual([3000])
  })

  it('end the stream only behind the last of them', () => {
    const packets = [
      ...handshake(),
      ...fragmentsOf(FRAME, 7, ACK | FIN),
      fromBroker({ seq: B0, flags: ACK | FIN }),
    ]

    expect(briefly(readPackets(packets)).slice(1)).toEqual([
      'c1 request 0+3000 at 6',
      'closed c1 by client fin',
    ])
  })

  it('with an id that is used again are another datagram', () => {
    const first = fragmentsOf(FRAME, 7)
    const second = fragmentsOf(FRAME, 7, ACK, C0 + FRAME.length)

    expect(framesOf(readPackets([...handshake(), ...first, ...second]))).toHaveLength(2)
  })

  it('without the first are a gap', () => {
    const packets = [
      ...handshake(),
      ...fragmentsOf(FRAME, 7).slice(1),
      ...fragmentsOf(sized(10), 8, ACK, C0 + FRAME.length),
      fromBroker({ seq: B0, ack: C0 + FRAME.length + 14, payload: join(sized(8)) }),
    ]

    expect(briefly(readPackets(packets)).slice(1, 4)).toEqual([
      'gap request 0+3004 lost',
      'c1 request 3004+10 at 6',
      'c1 response 0+8 at 7',
    ])
  })

  it('are not kept for ever', () => {
    const orphans = Array.from({ length: 500 }, (_, id) =>
      fragmentsOf(FRAME, id).slice(1, 2),
    ).flat()

    expect(
      briefly(readPackets([...orphans, ...handshake(), ...fragmentsOf(FRAME, 9999)])),
    ).toContain('c1 request 0+3000 at 506')
  })
})
