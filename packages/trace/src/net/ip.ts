// IPv4 (with options) and IPv6 (with extension headers): where the payload lies and between whom.
import { u16 } from './network-order.ts'

export const TCP = 6
const FRAGMENT = 44
/** Hop-by-hop, routing, destination options, mobility: a length in units of 8 bytes. */
const EXTENSIONS = new Set([0, 43, 60, 135])
const AUTHENTICATION = 51

/** Indexes into the packet's data. Written anew for each packet, to make no garbage. */
export interface IpHeader {
  protocol: number
  source: number
  destination: number
  addressLength: 4 | 16
  payload: number
  /** As announced; may lie behind the captured bytes. */
  payloadEnd: number
  /** A fragment of a datagram; `offset` counts in the payload. */
  fragment: { id: number; offset: number; more: boolean } | undefined
}

export function newIpHeader(): IpHeader {
  return {
    protocol: 0,
    source: 0,
    destination: 0,
    addressLength: 4,
    payload: 0,
    payloadEnd: 0,
    fragment: undefined,
  }
}

/**
 * Fills `header` from the bytes at `at`; false when this is no IP header or is cut.
 * `wireEnd` is where the packet ended on the wire.
 */
export function readIp(
  data: Uint8Array,
  at: number,
  end: number,
  wireEnd: number,
  header: IpHeader,
): boolean {
  const version = (data[at] ?? 0) >> 4
  if (version === 4) return readIpv4(data, at, end, wireEnd, header)
  if (version === 6) return readIpv6(data, at, end, wireEnd, header)
  return false
}

function readIpv4(
  data: Uint8Array,
  at: number,
  end: number,
  wireEnd: number,
  header: IpHeader,
): boolean {
  const headerLength = ((data[at] ?? 0) & 15) * 4
  if (headerLength < 20 || at + headerLength > end) return false
  const total = u16(data, at + 2)
  const flags = u16(data, at + 6)
  const offset = (flags & 0x1fff) * 8
  const more = (flags & 0x2000) !== 0
  header.protocol = data[at + 9] ?? 0
  header.source = at + 12
  header.destination = at + 16
  header.addressLength = 4
  header.payload = at + headerLength
  // A length of 0 is written by cards that cut segments themselves: all of the packet counts.
  header.payloadEnd = total === 0 ? wireEnd : Math.min(at + total, wireEnd)
  header.fragment = more || offset > 0 ? { id: u16(data, at + 4), offset, more } : undefined
  return header.payloadEnd >= header.payload
}

function readIpv6(
  data: Uint8Array,
  at: number,
  end: number,
  wireEnd: number,
  header: IpHeader,
): boolean {
  if (at + 40 > end) return false
  const length = u16(data, at + 4)
  header.source = at + 8
  header.destination = at + 24
  header.addressLength = 16
  header.payloadEnd = length === 0 ? wireEnd : Math.min(at + 40 + length, wireEnd)
  header.fragment = undefined
  let next = data[at + 6] ?? 0
  let payload = at + 40
  while (EXTENSIONS.has(next) || next === FRAGMENT || next === AUTHENTICATION) {
    if (payload + 8 > end) return false
    const units = data[payload + 1] ?? 0
    if (next === FRAGMENT) {
      const flags = u16(data, payload + 2)
      const id = u16(data, payload + 4) * 0x1_0000 + u16(data, payload + 6)
      header.fragment = { id, offset: flags & 0xfff8, more: (flags & 1) !== 0 }
    }
    const step = next === FRAGMENT ? 8 : next === AUTHENTICATION ? units * 4 + 8 : units * 8 + 8
    next = data[payload] ?? 0
    payload += step
    // What follows the header of a later fragment is payload, not another header.
    if (header.fragment !== undefined && header.fragment.offset > 0) break
  }
  header.protocol = next
  header.payload = payload
  return header.payloadEnd >= payload
}
