// Link layers: where in a packet the IP header starts. Names and numbers are those of
// https://www.tcpdump.org/linktypes.html.
import { u16 } from './network-order.ts'

const NULL = 0 // BSD loopback: address family in the byte order of the machine
const ETHERNET = 1
const RAW = new Set([12, 14, 101, 228, 229])
const LOOP = 108 // OpenBSD loopback: address family in network byte order
const LINUX_COOKED = 113
const LINUX_COOKED_2 = 276

const VLAN_TAGS = new Set([0x8100, 0x88a8, 0x9100])
const IPV4 = 0x0800
const IPV6 = 0x86dd

export function isKnownLinkType(linkType: number): boolean {
  return (
    [NULL, ETHERNET, LOOP, LINUX_COOKED, LINUX_COOKED_2].includes(linkType) || RAW.has(linkType)
  )
}

/** Index of the IP header, or -1 when the packet carries something else or is too short. */
export function findIp(linkType: number, data: Uint8Array, start: number, end: number): number {
  switch (linkType) {
    case ETHERNET:
      return etherType(data, start + 12, end)
    case LINUX_COOKED: // type, address type, address length, 8 bytes of address, protocol
      return etherType(data, start + 14, end)
    case LINUX_COOKED_2: // protocol, reserved, interface, address type, packet type, length, 8 bytes
      return isIp(u16(data, start)) ? within(start + 20, end) : -1
    case NULL:
    case LOOP: // The family differs between systems; the version in the IP header does not.
      return within(start + 4, end)
    default:
      return RAW.has(linkType) ? within(start, end) : -1
  }
}

/** Follows VLAN tags from an EtherType field on. */
function etherType(data: Uint8Array, field: number, end: number): number {
  let at = field
  while (at + 2 <= end && VLAN_TAGS.has(u16(data, at))) at += 4
  return at + 2 <= end && isIp(u16(data, at)) ? within(at + 2, end) : -1
}

function isIp(protocol: number): boolean {
  return protocol === IPV4 || protocol === IPV6
}

function within(at: number, end: number): number {
  return at < end ? at : -1
}
