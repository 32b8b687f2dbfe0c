import { describe, expect, it } from 'vitest'
import { ACK, ethernet, ip, patternOf, PSH } from '../../test/packets.ts'
import { readSegment, Segment } from './segment.ts'
import type { Packet } from '../file/packet.ts'

function packetOf(data: Uint8Array, overrides: Partial<Packet> = {}): Packet {
  return {
    number: 1,
    timeNs: 0n,
    linkType: 101,
    data,
    start: 0,
    end: data.length,
    originalLength: data.length,
    fileOffset: 0,
    comments: [],
    ...overrides,
  }
}

function read(packet: Packet): Segment | undefined {
  const segment = new Segment()
  return readSegment(packet, segment) ? segment : undefined
}

describe('a TCP segment', () => {
  it('is read', () => {
    const data = ip({ seq: 0xffff_fff0, ack: 7, flags: PSH | ACK, payload: patternOf(100) })

    expect(read(packetOf(data))).toMatchObject({
      sourcePort: 50_000,
      destinationPort: 9092,
      sequence: 0xffff_fff0,
      acknowledgement: 7,
      flags: PSH | ACK,
      payload: 40,
      payloadEnd: 140,
      cut: 0,
    })
  })

  it('is read in the middle of a chunk', () => {
    const data = ip({ payload: patternOf(10) })
    const chunk = new Uint8Array(200)
    chunk.set(data, 50)

    expect(read(packetOf(chunk, { start: 50, end: 100 }))).toMatchObject({
      payload: 90,
      payloadEnd: 100,
    })
  })

  it('knows how many bytes the capture cut', () => {
    const data = ip({ payload: patternOf(1000) })

    const cut = packetOf(data.subarray(0, 96), { originalLength: data.length })
    expect(read(cut)).toMatchObject({ payload: 40, payloadEnd: 96, cut: 944 })

    const inHeader = packetOf(data.subarray(0, 40), { originalLength: data.length })
    expect(read(inHeader)).toMatchObject({ payload: 40, payloadEnd: 40, cut: 1000 })
  })

  it('without bytes does not count the padding of Ethernet', () => {
    const data = ethernet(ip({}))
    const padded = new Uint8Array(60)
    padded.set(data)

    expect(read(packetOf(padded, { linkType: 1 }))).toMatchObject({
      payload: 54,
      payloadEnd: 54,
      cut: 0,
    })
  })

  it.each([
    ['another protocol', ip({}).with(9, 17)],
    ['a cut TCP header', ip({}).subarray(0, 39)],
    ['a TCP header of 16 bytes', ip({}).with(32, 0x40)],
    ['a TCP header longer than the packet', ip({}).with(32, 0xf0)],
    ['no IP', patternOf(60)],
  ])('is not %s', (_, data) => {
    expect(read(packetOf(data))).toBeUndefined()
  })
})
