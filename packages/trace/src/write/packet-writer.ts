// Enhanced packet blocks with synthesised IP and TCP, several in one buffer that is allocated
// once; the payload is copied once, to its place.
//
//   u32 6 | u32 length | u32 interface | u64 ns | u32 captured | u32 original | IP TCP payload pad | options | u32 length
import { ACK, SYN } from '../net/segment.ts'
import { asSummed, storeChecksum, sumWords } from './checksum.ts'
import { padded } from './blocks.ts'
import { TCP } from '../net/ip.ts'

const BLOCK_HEADER = 28
const ENHANCED_PACKET = 6
const TCP_HEADER = 20
/** A power of two times a page, and with IPv6 and TCP headers still below 65,535. */
export const MAX_PAYLOAD = 61_440
/** Largest segment and window scale 14: with it a window of 65,535 means 1 GiB, never full. */
const SYN_OPTIONS = Uint8Array.of(2, 4, 0xff, 0xff, 3, 3, 14, 0)
const NO_OPTIONS = new Uint8Array(0)
const WINDOW = 65_535
const HOPS = 64

export interface WrittenPacket {
  readonly source: Uint8Array
  readonly destination: Uint8Array
  readonly sourcePort: number
  readonly destinationPort: number
  readonly sequence: number
  readonly acknowledgement: number
  readonly flags: number
  readonly payload: Uint8Array
  readonly timeNs: bigint
  /** Encoded options of the block. */
  readonly options: Uint8Array
}

/** Memory to write to, which need not be zeroed; it begins at a multiple of 4 of its buffer. */
export type Allocate = (length: number) => Uint8Array

export function encodePackets(
  packets: readonly WrittenPacket[],
  allocate: Allocate = (length) => new Uint8Array(length),
): Uint8Array {
  let total = 0
  for (const packet of packets) total += blockLength(packet)
  const result = allocate(total)
  // Offsets count in the whole buffer, because checksums read it by words.
  const bytes = new Uint8Array(result.buffer)
  const view = new DataView(result.buffer)
  let at = result.byteOffset
  for (const packet of packets) {
    const length = blockLength(packet)
    const captured = packetLength(packet)
    bytes.fill(0, at, at + BLOCK_HEADER + captured - packet.payload.length)
    const payloadEnd = at + BLOCK_HEADER + captured
    bytes.fill(0, payloadEnd, payloadEnd + padded(captured) - captured)
    view.setUint32(at, ENHANCED_PACKET, true)
    view.setUint32(at + 4, length, true)
    view.setUint32(at + 12, Number(packet.timeNs >> 32n), true)
    view.setUint32(at + 16, Number(packet.timeNs & 0xffff_ffffn), true)
    view.setUint32(at + 20, captured, true)
    view.setUint32(at + 24, captured, true)
    writeIp(packet, bytes, view, at + BLOCK_HEADER)
    bytes.set(packet.options, at + BLOCK_HEADER + padded(captured))
    view.setUint32(at + length - 4, length, true)
    at += length
  }
  return result
}

function writeIp(packet: WrittenPacket, bytes: Uint8Array, view: DataView, at: number): void {
  const { source, destination } = packet
  const tcpLength = packetLength(packet) - ipHeader(packet)
  if (source.length === 4) {
    view.setUint16(at, 0x4500)
    view.setUint16(at + 2, 20 + tcpLength)
    view.setUint16(at + 6, 0x4000) // Do not fragment.
    view.setUint16(at + 8, (HOPS << 8) | TCP)
    bytes.set(source, at + 12)
    bytes.set(destination, at + 16)
    storeChecksum(view, at + 10, sumWords(view.buffer as ArrayBuffer, at, 20))
  } else {
    view.setUint32(at, 0x6000_0000)
    view.setUint16(at + 4, tcpLength)
    view.setUint16(at + 6, (TCP << 8) | HOPS)
    bytes.set(source, at + 8)
    bytes.set(destination, at + 24)
  }
  writeTcp(packet, bytes, view, at + ipHeader(packet), tcpLength)
}

function writeTcp(
  packet: WrittenPacket,
  bytes: Uint8Array,
  view: DataView,
  at: number,
  length: number,
): void {
  const { flags, payload, source } = packet
  const headerLength = TCP_HEADER + tcpOptions(packet).length
  view.setUint16(at, packet.sourcePort)
  view.setUint16(at + 2, packet.destinationPort)
  view.setUint32(at + 4, packet.sequence)
  view.setUint32(at + 8, (flags & ACK) === 0 ? 0 : packet.acknowledgement)
  view.setUint16(at + 12, ((headerLength / 4) << 12) | flags)
  view.setUint16(at + 14, WINDOW)
  bytes.set(tcpOptions(packet), at + TCP_HEADER)
  bytes.set(payload, at + headerLength)
  // The pseudo header: both addresses (they lie before the TCP header), protocol, length.
  const buffer = view.buffer as ArrayBuffer
  const addresses = sumWords(buffer, at - 2 * source.length, 2 * source.length)
  const sum = addresses + asSummed(TCP) + asSummed(length) + sumWords(buffer, at, padded(length))
  storeChecksum(view, at + 16, sum)
}

function tcpOptions(packet: WrittenPacket): Uint8Array {
  return (packet.flags & SYN) === 0 ? NO_OPTIONS : SYN_OPTIONS
}

function ipHeader(packet: WrittenPacket): number {
  return packet.source.length === 4 ? 20 : 40
}

function packetLength(packet: WrittenPacket): number {
  return ipHeader(packet) + TCP_HEADER + tcpOptions(packet).length + packet.payload.length
}

function blockLength(packet: WrittenPacket): number {
  return BLOCK_HEADER + padded(packetLength(packet)) + packet.options.length + 4
}
