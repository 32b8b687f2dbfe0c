import { expect, it } from 'vitest'
import { isAddress, readForm } from './new-session.ts'

it('sends only what was filled in', () => {
  expect(readForm(form({ upstream: ' b0.example:9092 ', name: '', caFile: '/x.pem' }))).toEqual({
    upstream: 'b0.example:9092',
  })
})

it('sends TLS settings when the brokers speak TLS', () => {
  expect(
    readForm(
      form({
        upstream: 'b0.example:9093',
        name: 'shop',
        tls: 'on',
        caFile: '/ca.pem',
        skipVerify: 'on',
      }),
    ),
  ).toEqual({
    upstream: 'b0.example:9093',
    name: 'shop',
    tls: { caFile: '/ca.pem', skipVerify: true },
  })
  expect(readForm(form({ upstream: 'b0.example:9093', tls: 'on' }))?.tls).toEqual({})
})

it('refuses what is no address', () => {
  for (const address of ['a:1', 'b0.example:9092', '[::1]:9092'])
    expect(isAddress(address)).toBe(true)
  for (const address of [
    '',
    'a',
    'a:',
    ':9092',
    'a:0',
    'a:99999',
    'http://a:1',
    '::1:9092',
    'a b:1',
  ]) {
    expect(isAddress(address)).toBe(false)
  }
  expect(readForm(form({ upstream: 'nowhere' }))).toBeNull()
})

function form(values: Readonly<Record<string, string>>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return data
}
