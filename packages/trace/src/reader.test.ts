import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  B0,
  briefly,
  C0,
  CLIENT_ISN,
  framesOf,
  fromClient,
  handshake,
  ofType,
  readAll,
} from '../test/reading.ts'
import { join, patternOf, sized, SYN } from '../test/packets.ts'
import { pcap, Pcapng, type FilePacket } from '../test/capture-files.ts'
import { TraceReader } from './reader.ts'

const TRACE = new URL('../../../traces/h3-tls-with-secrets.pcapng', import.meta.url)

describe('a capture', () => {
  const request = sized(20)

  it('may contain packets of link types that nobody knows', () => {
    const file = new Pcapng()
      .section()
      .interface(147)
      .interface(101)
      .enhanced({ bytes: patternOf(50) }, 1n)
      .enhanced({ bytes: patternOf(50) }, 1n)
      .enhanced({ bytes: fromClient({ seq: CLIENT_ISN, flags: SYN }) }, 2n, 1)
      .enhanced({ bytes: fromClient({ seq: C0, payload: request }) }, 3n, 1).bytes

    expect(briefly(readAll(file)).slice(0, 3)).toEqual([
      'problem Packets of link type 147 cannot be read (known are Ethernet, Linux cooked, raw IP and loopback); they were left out',
      'opened c1 at 3',
      'c1 request 0+20 at 4',
    ])
  })

  it('whose packets were cut says so, and keeps the frames in step', () => {
    const long = sized(1000)
    const packets = [
      ...handshake().map(cut),
      cut(fromClient({ seq: C0, ack: B0, payload: long })),
      cut(fromClient({ seq: C0 + 1004, ack: B0, payload: request })),
      cut(fromClient({ seq: C0 + 1028, ack: B0, payload: long })),
    ]

    expect(briefly(readAll(pcap(packets)))).toEqual([
      'opened c1 at 1',
      'problem Packets were cut when they were captured (packet 4: 68 of 1044 bytes), so messages are incomplete. Capture whole packets: tcpdump -s 0',
      'gap request 28+976 lost',
      'unfinished request 0+1000 has 24',
      'c1 request 1004+20 at 5',
      'gap request 1056+976 lost',
      'unfinished request 1028+1000 has 24',
      'closed c1 by capture ended',
    ])
  })

  it('may begin anywhere in a session: places in the file are then those of the session', () => {
    const file = pcap(
      [...handshake(), fromClient({ seq: C0, payload: request })].map((bytes) => ({ bytes })),
    )

    const [here] = framesOf(readAll(file))
    const [there] = framesOf(readAll(file, { startOffset: 5000 }))

    expect(there?.pieces[0]?.fileOffset).toBe(5000 + (here?.pieces[0]?.fileOffset ?? 0))
  })

  it('counts the bytes that were pushed', () => {
    const reader = new TraceReader()
    reader.push(new Uint8Array(3))
    reader.push(new Uint8Array(4))

    expect(reader.bytesRead).toBe(7)
  })

  it('may be read into one Buffer again and again: what waits is copied', () => {
    const packets = [
      ...handshake(),
      fromClient({ seq: C0 + 10, payload: request.subarray(10) }),
      fromClient({ seq: C0, payload: request.subarray(0, 10) }),
    ].map((bytes) => ({ bytes }))
    const file = pcap(packets)
    const border = pcap(packets.slice(0, -1)).length
    const reader = new TraceReader()
    const chunk = Buffer.from(file.subarray(0, border))

    const events = reader.push(chunk)
    chunk.fill(0)
    events.push(...reader.push(file.subarray(border)))

    expect(framesOf(events).map(({ bytes }) => bytes)).toEqual([request.subarray(4)])
  })

  it('with a problem in every packet says a bounded number of them', () => {
    const pcapng = new Pcapng().section()
    for (let times = 0; times < 3000; times++) pcapng.simple(patternOf(4))

    expect(ofType(readAll(pcapng.bytes), 'problem')).toHaveLength(1)
  })

  it('of random bytes behind a right beginning never throws', () => {
    const beginnings = [pcap([]), new Pcapng().section().interface().bytes, new Uint8Array(0)]
    fc.assert(
      fc.property(
        fc.constantFrom(...beginnings),
        fc.uint8Array({ maxLength: 500, size: 'max' }),
        fc.integer({ min: 1, max: 100 }),
        (beginning, noise, chunkSize) => {
          const file = join(beginning, noise)

          expect(readAll(file, {}, chunkSize)).toEqual(readAll(file))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('with random bytes changed never throws, and reads the same in any chunks', () => {
    const file = new Uint8Array(readFileSync(TRACE)).subarray(0, 8000)
    const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const changed = file.slice()
        for (const [at, value] of changes) changed[at] = value

        expect(readAll(changed, {}, 777)).toEqual(readAll(changed))
      }),
      { numRuns: 200 },
    )
  })
})

function cut(bytes: Uint8Array): FilePacket {
  return { bytes: bytes.subarray(0, 68), originalLength: bytes.length }
}
