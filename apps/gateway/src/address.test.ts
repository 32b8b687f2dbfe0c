import { expect, it } from 'vitest'
import { formatAddress, isLoopback, parseAddress } from './address.ts'

it.each([
  ['broker:9092', { host: 'broker', port: 9092 }],
  [' 10.0.0.1:1 ', { host: '10.0.0.1', port: 1 }],
  ['[2001:db8::1]:9092', { host: '2001:db8::1', port: 9092 }],
])('reads %s and writes it back', (text, address) => {
  expect(parseAddress(text)).toEqual(address)
  expect(formatAddress(address)).toBe(text.trim())
})

it.each(['broker', 'broker:', ':9092', 'a:70000', '2001:db8::1:9092', 'SSL://a:1', 'user@a:1', ''])(
  'refuses %j',
  (text) => {
    expect(parseAddress(text)).toBeUndefined()
  },
)

it('knows which addresses only this machine reaches', () => {
  expect(['127.0.0.1', '127.8.9.10', '::1', 'localhost'].every(isLoopback)).toBe(true)
  expect(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example'].some(isLoopback)).toBe(false)
})
