import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { addressOf } from '../../test/packets.ts'
import { encodePackets, MAX_PAYLOAD, type WrittenPacket } from './packet-writer.ts'
import { interfaceBlock, sectionHeaderBlock, concat } from './blocks.ts'
import { readFile } from '../../test/file-sink.ts'

const V4 = [addressOf('10.0.0.1'), addressOf('10.0.0.2')] as const
const V6 = [addressOf('2001:db8::1'), addressOf('fe80::2')] as const

function packetOf(overrides: Partial<WrittenPacket>): WrittenPacket {
  return {
    source: V4[0],
    destination: V4[1],
    sourcePort: 50_000,
    destinationPort: 9092,
    sequence: 0xffff_ffff,
    acknowledgement: 7,
    flags: 16,
    payload: new Uint8Array(0),
    timeNs: 1_700_000_000_123_456_789n,
    options: new Uint8Array(0),
    ...overrides,
  }
}

function written(packets: readonly WrittenPacket[]): Uint8Array[] {
  const file = concat([sectionHeaderBlock([]), interfaceBlock(), encodePackets(packets)])
  const read = readFile(file)
  expect(read.problems).toEqual([])
  expect(read.packets.map(({ timeNs }) => timeNs)).toEqual(packets.map(({ timeNs }) => timeNs))
  return read.packets.map(({ bytes }) => bytes)
}

/** Sum over 16-bit words; 0xffff where a checksum is right (RFC 1071). */
function onesSum(...parts: readonly Uint8Array[]): number {
  let sum = 0
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 2) {
      sum += ((part[at] ?? 0) << 8) | (part[at + 1] ?? 0)
      sum = (sum & 0xffff) + (sum >>> 16)
    }
  }
  return sum
}

describe('a written packet', () => {
  it('has the checksums and lengths of its IP version', () => {
    const payload = fc.uint8Array({ maxLength: 100 })
    fc.assert(
      fc.property(payload, fc.boolean(), fc.constantFrom(2, 16, 18, 24), (bytes, isV6, flags) => {
        const [source, destination] = isV6 ? V6 : V4
        const [packet = new Uint8Array(0)] = written([
          packetOf({ source, destination, payload: bytes, flags }),
        ])

        const header = isV6 ? 40 : 20
        const options = flags & 2 ? 8 : 0
        const tcp = packet.subarray(header)
        const pseudo = Uint8Array.of(
          ...source,
          ...destination,
          0,
          6,
          tcp.length >> 8,
          tcp.length & 255,
        )
        expect(packet).toHaveLength(header + 20 + options + bytes.length)
        expect(onesSum(pseudo, tcp)).toBe(0xffff)
        if (!isV6) expect(onesSum(packet.subarray(0, 20))).toBe(0xffff)
        expect(tcp.subarray(20 + options)).toEqual(bytes)
      }),
    )
  })

  it('is below 64 KiB with the largest payload', () => {
    const payload = new Uint8Array(MAX_PAYLOAD).fill(0xff)
    for (const [source, destination] of [V4, V6]) {
      const [packet] = written([packetOf({ source, destination, payload })])

      expect(packet?.length).toBeLessThan(65_535)
    }
  })

  it('acknowledges only when it has the flag', () => {
    const [syn, ack] = written([packetOf({ flags: 2 }), packetOf({ flags: 16 })])

    expect(syn?.subarray(28, 32)).toEqual(new Uint8Array(4))
    expect(ack?.subarray(28, 32)).toEqual(Uint8Array.of(0, 0, 0, 7))
  })

  it('lies in one buffer with the others', () => {
    const packets = [1, 2, 3].map((length) =>
      packetOf({ payload: new Uint8Array(length).fill(length) }),
    )

    expect(written(packets).map((packet) => packet.at(-1))).toEqual([1, 2, 3])
    expect(encodePackets(packets).buffer.byteLength % 4).toBe(0)
  })
})

it('writes the same into memory that was used before', () => {
  const used = new Uint8Array(1000).fill(0xaa)
  const packets = [packetOf({ payload: Uint8Array.of(1, 2, 3) }), packetOf({})]

  const result = encodePackets(packets, (length) => used.subarray(100, 100 + length))

  expect(result).toEqual(encodePackets(packets))
  expect(result.buffer).toBe(used.buffer)
})
