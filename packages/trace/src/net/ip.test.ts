import { describe, expect, it } from 'vitest'
import { newIpHeader, readIp, type IpHeader } from './ip.ts'
import { addressOf, ip, ipv4, ipv6, join } from '../../test/packets.ts'

function read(packet: Uint8Array, wireLength = packet.length): IpHeader | undefined {
  const header = newIpHeader()
  return readIp(packet, 0, packet.length, wireLength, header) ? header : undefined
}

const A = addressOf('10.0.0.1')
const B = addressOf('fe80::1')
const PAYLOAD = new Uint8Array(40)

describe('IPv4', () => {
  it('is read without and with options', () => {
    expect(read(ip({}))).toMatchObject({ protocol: 6, source: 12, payload: 20, payloadEnd: 40 })
    expect(read(ip({ ipExtra: new Uint8Array(8) }))).toMatchObject({ payload: 28, payloadEnd: 48 })
  })

  it('ends where it says, not where the padding of Ethernet ends', () => {
    expect(read(join(ipv4(A, A, PAYLOAD), new Uint8Array(6)))).toMatchObject({ payloadEnd: 60 })
  })

  it('of length 0 was cut by the network card and counts whole', () => {
    const packet = ipv4(A, A, PAYLOAD)
    packet.set([0, 0], 2)

    expect(read(packet, 5000)).toMatchObject({ payloadEnd: 5000 })
  })

  it('does not end behind the packet, whatever it says', () => {
    const packet = ipv4(A, A, PAYLOAD)
    packet.set([255, 255], 2)

    expect(read(packet)).toMatchObject({ payloadEnd: 60 })
  })

  it('says that it is a fragment', () => {
    const packet = ipv4(A, A, PAYLOAD, new Uint8Array(0), { id: 77, offset: 1480, more: true })

    expect(read(packet)?.fragment).toEqual({ id: 77, offset: 1480, more: true })
    expect(read(ip({}))?.fragment).toBeUndefined()
  })

  it.each([
    ['cut', ip({}).subarray(0, 19)],
    ['of a header of 16 bytes', Uint8Array.of(0x44, ...new Uint8Array(30))],
    ['of version 5', Uint8Array.of(0x55, ...new Uint8Array(30))],
    ['empty', new Uint8Array(0)],
  ])('is refused when it is %s', (_, packet) => {
    expect(read(packet)).toBeUndefined()
  })
})

describe('IPv6', () => {
  it('is read', () => {
    expect(read(ipv6(B, B, PAYLOAD))).toMatchObject({
      protocol: 6,
      source: 8,
      destination: 24,
      addressLength: 16,
      payload: 40,
      payloadEnd: 80,
    })
  })

  it('is read behind extension headers', () => {
    const hopByHop = Uint8Array.of(60, 0, 0, 0, 0, 0, 0, 0)
    const destination = Uint8Array.of(51, 1, ...new Uint8Array(14))
    const authentication = Uint8Array.of(6, 4, ...new Uint8Array(22))
    const packet = ipv6(B, B, PAYLOAD, join(hopByHop, destination, authentication))

    expect(read(packet)).toMatchObject({ protocol: 6, payload: 88, payloadEnd: 128 })
  })

  it('says that it is a fragment', () => {
    const first = Uint8Array.of(6, 0, 0, 1, 0, 0, 1, 0)
    const later = Uint8Array.of(6, 0, 0x05, 0xc8, 0, 0, 1, 0)

    expect(read(ipv6(B, B, PAYLOAD, first, 44))?.fragment).toEqual({
      id: 256,
      offset: 0,
      more: true,
    })
    expect(read(ipv6(B, B, PAYLOAD, later, 44))?.fragment).toEqual({
      id: 256,
      offset: 1480,
      more: false,
    })
  })

  it('of length 0 counts whole', () => {
    const packet = ipv6(B, B, PAYLOAD)
    packet.set([0, 0], 4)

    expect(read(packet)).toMatchObject({ payloadEnd: 80 })
  })

  it('is refused when it or an extension header is cut', () => {
    expect(read(ipv6(B, B, PAYLOAD).subarray(0, 39))).toBeUndefined()
    const hopByHop = Uint8Array.of(6, 0, 0, 0)
    expect(read(ipv6(B, B, new Uint8Array(0), hopByHop))).toBeUndefined()
  })
})
