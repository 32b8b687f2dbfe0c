// One TCP segment of a packet: who to whom, sequence numbers, flags and where its bytes lie.
// One object is filled again and again; what must outlive the packet is copied by its user.
import { findIp } from './link.ts'
import { newIpHeader, readIp, TCP, type IpHeader } from './ip.ts'
import type { Packet } from '../file/packet.ts'
import { u16, u32 } from './network-order.ts'

export const FIN = 1
export const SYN = 2
export const RST = 4
export const PSH = 8
export const ACK = 16

export class Segment {
  /** Indexes of the addresses in `packet.data`. */
  source = 0
  destination = 0
  addressLength: 4 | 16 = 4
  sourcePort = 0
  destinationPort = 0
  sequence = 0
  acknowledgement = 0
  flags = 0
  payload = 0
  /** End of the captured payload. */
  payloadEnd = 0
  /** Payload bytes that were on the wire and not captured. */
  cut = 0
  readonly ip: IpHeader = newIpHeader()
}

/** Fills `segment`; false when the packet is not TCP, or its headers were cut. */
export function readSegment(packet: Packet, segment: Segment): boolean {
  const { data, start, end } = packet
  const { ip } = segment
  const ipStart = findIp(packet.linkType, data, start, end)
  if (ipStart < 0) return false
  if (!readIp(data, ipStart, end, start + packet.originalLength, ip)) return false
  if (ip.protocol !== TCP) return false
  segment.source = ip.source
  segment.destination = ip.destination
  segment.addressLength = ip.addressLength
  if (ip.fragment !== undefined && ip.fragment.offset > 0) return true
  return readTcp(data, end, segment)
}

/** The TCP header at the start of the IP payload. */
function readTcp(data: Uint8Array, end: number, segment: Segment): boolean {
  const at = segment.ip.payload
  if (at + 20 > end) return false
  const headerLength = ((data[at + 12] ?? 0) >> 4) * 4
  const payload = at + headerLength
  const wireEnd = segment.ip.payloadEnd
  if (headerLength < 20 || payload > wireEnd) return false
  segment.sourcePort = u16(data, at)
  segment.destinationPort = u16(data, at + 2)
  segment.sequence = u32(data, at + 4)
  segment.acknowledgement = u32(data, at + 8)
  segment.flags = data[at + 13] ?? 0
  segment.payload = Math.min(payload, end)
  segment.payloadEnd = Math.min(wireEnd, end)
  segment.cut = wireEnd - Math.max(segment.payloadEnd, payload)
  return true
}
