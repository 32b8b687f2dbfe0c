import { describe, expect, it } from 'vitest'
import { formatAddress, formatEndpoint, parseAddress } from './address.ts'

describe('addresses', () => {
  it.each([
    '10.0.0.255',
    '::',
    '::1',
    'fe80::1',
    '1:2:3:4:5:6:7:8',
    '2001:db8::8:800:200c:417a',
    '1:0:2:3:4:5:6:7', // One group of zeros is not shortened (RFC 5952).
    '1:0:0:2::3',
    'ff01::',
  ])('%s comes back from its bytes', (text) => {
    const bytes = parseAddress(text)

    expect(bytes && formatAddress(bytes)).toBe(text)
  })

  it.each([
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['::ffff:a00:1', '10.0.0.1'],
    ['64:ff9b::10.0.0.1', '64:ff9b::a00:1'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('%s is %s', (text, canonical) => {
    const bytes = parseAddress(text)

    expect(bytes && formatAddress(bytes)).toBe(canonical)
  })

  it.each([
    '',
    'localhost',
    '1.2.3',
    '1.2.3.256',
    '1.2.3.x',
    ':::',
    '1:2',
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    'g::1',
    '1:2:3:4:5:6:7::8:9',
  ])('"%s" is none', (text) => {
    expect(parseAddress(text)).toBeUndefined()
  })

  it('stand in brackets before a port when they have colons', () => {
    expect(formatEndpoint({ address: '::1', port: 9092 })).toBe('[::1]:9092')
    expect(formatEndpoint({ address: '10.0.0.1', port: 9092 })).toBe('10.0.0.1:9092')
  })
})
