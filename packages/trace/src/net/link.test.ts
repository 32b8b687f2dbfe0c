import { describe, expect, it } from 'vitest'
import { findIp, isKnownLinkType } from './link.ts'
import { ethernet, ip, join } from '../../test/packets.ts'

const V4 = ip({})
const V6 = ip({ from: 'fe80::1', to: 'fe80::2' })

function offsetIn(linkType: number, packet: Uint8Array): number {
  return findIp(linkType, packet, 0, packet.length)
}

describe('the IP header', () => {
  it.each([
    ['Ethernet', 1, ethernet(V4), 14],
    ['Ethernet with IPv6', 1, ethernet(V6), 14],
    ['Ethernet with a VLAN tag', 1, ethernet(V4, [0x8100]), 18],
    ['Ethernet with two VLAN tags', 1, ethernet(V4, [0x88a8, 0x8100]), 22],
    ['raw IP', 101, V4, 0],
    ['raw IP of BSD', 12, V6, 0],
    ['raw IPv4', 228, V4, 0],
    ['raw IPv6', 229, V6, 0],
    ['loopback in little endian', 0, join(Uint8Array.of(2, 0, 0, 0), V4), 4],
    ['loopback in big endian', 0, join(Uint8Array.of(0, 0, 0, 30), V6), 4],
    ['OpenBSD loopback', 108, join(Uint8Array.of(0, 0, 0, 2), V4), 4],
    ['Linux cooked', 113, join(new Uint8Array(14), Uint8Array.of(8, 0), V4), 16],
    [
      'Linux cooked with a VLAN tag',
      113,
      join(new Uint8Array(14), Uint8Array.of(0x81, 0, 0, 5, 0x86, 0xdd), V6),
      20,
    ],
    ['Linux cooked 2', 276, join(Uint8Array.of(0x86, 0xdd), new Uint8Array(18), V6), 20],
  ])('is found behind %s', (_, linkType, packet, offset) => {
    expect(isKnownLinkType(linkType)).toBe(true)
    expect(offsetIn(linkType, packet)).toBe(offset)
  })

  it.each([
    ['ARP', 1, join(new Uint8Array(12), Uint8Array.of(8, 6), new Uint8Array(28))],
    ['a cut Ethernet header', 1, new Uint8Array(13)],
    ['an Ethernet header alone', 1, ethernet(new Uint8Array(0))],
    ['Linux cooked with ARP', 276, join(Uint8Array.of(8, 6), new Uint8Array(40))],
    ['nothing', 101, new Uint8Array(0)],
    ['an unknown link type', 147, V4],
  ])('is not found in %s', (_, linkType, packet) => {
    expect(offsetIn(linkType, packet)).toBe(-1)
  })

  it('is looked for in known link types only', () => {
    expect(isKnownLinkType(147)).toBe(false)
  })
})
