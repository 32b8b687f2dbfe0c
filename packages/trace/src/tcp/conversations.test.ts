import { describe, expect, it } from 'vitest'
import { ACK, FIN, patternOf, RST, sized, SYN } from '../../test/packets.ts'
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
import type { TraceEvent } from '../events.ts'

const REQUEST = sized(Uint8Array.of(0, 18, 0, 0, 0, 0, 0, 1, 255, 255))

function names(events: readonly TraceEvent[]): string[] {
  return ofType(events, 'opened').map(({ connection }) => connection.name)
}

describe('ports that are used again', () => {
  const again = [
    fromClient({ seq: 70_000, flags: SYN }),
    fromBroker({ seq: 90_000, ack: 70_001, flags: SYN | ACK }),
    fromClient({ seq: 70_001, ack: 90_001, payload: REQUEST }),
  ]
  const closed = [
    fromClient({ seq: C0, ack: B0, flags: FIN | ACK }),
    fromBroker({ seq: B0, ack: C0 + 1, flags: FIN | ACK }),
  ]

  it('are another connection, after a close and without one', () => {
    for (const packets of [
      [...handshake(), ...closed, ...again],
      [...handshake(), ...again],
    ]) {
      const events = readPackets(packets)

      expect(names(events)).toEqual([
        '10.0.0.1:50000-10.0.0.2:9092',
        '10.0.0.1:50000-10.0.0.2:9092#2',
      ])
      expect(briefly(events)).toContain(`c2 request 0+10 at ${packets.length}`)
      expect(ofType(events, 'closed')).toHaveLength(2)
    }
  })

  it('are another connection also when only the answer to the SYN was captured', () => {
    expect(names(readPackets([...handshake(), ...again.slice(1)]))).toHaveLength(2)
  })

  it('are another connection when bytes come from nowhere near its end', () => {
    const late = fromClient({ seq: C0, ack: B0, payload: REQUEST })
    const strange = fromClient({ seq: C0 + 500_000_000, ack: B0, payload: REQUEST })

    expect(names(readPackets([...handshake(), ...closed, late]))).toHaveLength(1)
    const events = readPackets([...handshake(), ...closed, strange], { looksLikeRequest })
    expect(briefly(events).slice(-3)).toEqual([
      'opened c2 at 6',
      'c2 request 0+10 at 6',
      'closed c2 by capture ended',
    ])
  })

  it('are the same connection when the SYN is only sent again', () => {
    const events = readPackets([...handshake(), ...handshake(), ...closed, ...handshake()])

    expect(names(events)).toHaveLength(1)
  })
})

describe('who is the client', () => {
  const request = { seq: 5, payload: REQUEST }

  it('is said by the SYN, whatever the ports', () => {
    const syn = fromClient({ fromPort: 9092, toPort: 50_000, seq: 1, flags: SYN })

    expect(names(readPackets([syn]))).toEqual(['10.0.0.1:9092-10.0.0.2:50000'])
  })

  it('is said by the answer to the SYN', () => {
    const synAck = fromClient({ fromPort: 50_000, toPort: 9092, seq: 1, flags: SYN | ACK })

    expect(names(readPackets([synAck]))).toEqual(['10.0.0.2:9092-10.0.0.1:50000'])
  })

  it('is said by the broker ports', () => {
    const packet = fromClient({ ...request, fromPort: 100, toPort: 5555 })

    expect(names(readPackets([packet], { brokerPorts: [5555] }))).toEqual([
      '10.0.0.1:100-10.0.0.2:5555',
    ])
  })

  it('is said by earlier connections to the same endpoint', () => {
    const syn = fromClient({ fromPort: 100, toPort: 5555, seq: 1, flags: SYN })
    const packet = fromClient({ ...request, fromPort: 101, toPort: 5555 })

    expect(names(readPackets([syn, packet]))[1]).toBe('10.0.0.1:101-10.0.0.2:5555')
  })

  it('is said by the first bytes, if they are a request', () => {
    const packet = fromClient({ ...request, fromPort: 100, toPort: 5555 })

    expect(names(readPackets([packet], { looksLikeRequest }))).toEqual([
      '10.0.0.1:100-10.0.0.2:5555',
    ])
  })

  it('is guessed by the ports at last', () => {
    const packet = fromClient({ ...request, fromPort: 100, toPort: 5555 })
    const kafka = fromClient({ ...request, fromPort: 100, toPort: 9092 })

    expect(names(readPackets([packet]))).toEqual(['10.0.0.2:5555-10.0.0.1:100'])
    expect(names(readPackets([kafka]))).toEqual(['10.0.0.1:100-10.0.0.2:9092'])
  })

  it('does not matter for connections without a single byte', () => {
    const packets = [
      fromClient({ flags: ACK }),
      fromBroker({ flags: FIN | ACK }),
      fromClient({ flags: RST }),
    ]

    expect(briefly(readPackets(packets))).toEqual([])
  })
})

describe('IPv6', () => {
  it('is named in brackets', () => {
    const v6 = { from: '2001:db8::1', to: '2001:db8::2' }
    const syn = fromClient({ ...v6, seq: 1, flags: SYN })
    const data = fromClient({ ...v6, seq: 2, payload: REQUEST })
    const events = readPackets([syn, data])

    expect(names(events)).toEqual(['[2001:db8::1]:50000-[2001:db8::2]:9092'])
    expect(briefly(events)).toContain('c1 request 0+10 at 2')
  })
})

describe('many connections', () => {
  it('are told apart, interleaved packet by packet', () => {
    const ports = Array.from({ length: 200 }, (_, index) => 40_000 + index)
    const packets = [0, 1, 2].flatMap((round) =>
      ports.map((fromPort) =>
        round === 0
          ? fromClient({ fromPort, seq: fromPort, flags: SYN })
          : fromClient({
              fromPort,
              seq: fromPort + 1 + (round - 1) * 54,
              payload: sized(patternOf(50)),
            }),
      ),
    )

    const events = readPackets(packets)

    expect(ofType(events, 'opened')).toHaveLength(200)
    expect(ofType(events, 'frame')).toHaveLength(400)
    expect(
      ofType(events, 'closed')
        .map(({ connection }) => connection.id)
        .toSorted((a, b) => a - b),
    ).toEqual(ports.map((_, index) => index + 1))
  })
})
