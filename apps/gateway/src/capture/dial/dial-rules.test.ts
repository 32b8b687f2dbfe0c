import { expect, it } from 'vitest'
import { type DialRules, refusal, scopeOf, unwrapped } from './dial-rules.ts'

it.each([
  ['127.0.0.1', 'loopback'],
  ['::1', 'loopback'],
  ['10.1.2.3', 'private'],
  ['172.31.0.1', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'private'],
  ['fd12::1', 'private'],
  ['8.8.8.8', 'public'],
  ['2001:db8::1', 'public'],
  ['0.0.0.0', undefined],
  ['224.0.0.1', undefined],
  ['255.255.255.255', undefined],
  ['::', undefined],
  ['kafka', undefined],
])('%s is %s', (ip, scope) => {
  expect(scopeOf(ip)).toBe(scope)
})

it.each([
  ['::ffff:169.254.169.254', '169.254.169.254'],
  ['::ffff:a9fe:a9fe', '169.254.169.254'],
  ['64:ff9b::7f00:1', '127.0.0.1'],
  ['2002:7f00:1::', '127.0.0.1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['2001:db8::1', '2001:db8::1'],
])('%s hides %s', (ip, inside) => {
  expect(unwrapped(ip)).toBe(inside)
})

it('lets brokers be as public as the bootstrap, or more', () => {
  expect(refusal(broker(), '127.0.0.1', rules({ bootstrapScope: 'loopback' }))).toBeUndefined()
  expect(refusal(broker(), '10.0.0.7', rules({ bootstrapScope: 'loopback' }))).toBeUndefined()
  expect(refusal(broker(), '8.8.8.8', rules({ bootstrapScope: 'private' }))).toBeUndefined()
})

it('refuses addresses that are more private than the bootstrap', () => {
  expect(refusal(broker(), '10.0.0.7', rules({ bootstrapScope: 'public' }))).toBe(
    "it is a private address, but the bootstrap's is public",
  )
  expect(refusal(broker(), '::ffff:127.0.0.1', rules({ bootstrapScope: 'private' }))).toMatch(
    /loopback/,
  )
})

it.each(['10.0.0.0/8', '10.0.0.7', 'kafka-1.example', 'kafka-1.example:9092', '*.example'])(
  'dials a private address that --allow-broker %s names',
  (pattern) => {
    const allowing = rules({ bootstrapScope: 'public', allowed: [pattern] })

    expect(refusal(broker(), '10.0.0.7', allowing)).toBeUndefined()
  },
)

it.each(['kafka-2.example', 'kafka-1.example:9093', '*.other', '10.0.0.8', '192.168.0.0/16'])(
  'does not take --allow-broker %s for that broker',
  (pattern) => {
    const allowing = rules({ bootstrapScope: 'public', allowed: [pattern] })

    expect(refusal(broker(), '10.0.0.7', allowing)).toBeDefined()
  },
)

it.each([
  '169.254.169.254',
  'fe80::1',
  '168.63.129.16',
  'fd00:ec2::254',
  '::ffff:169.254.169.254',
  '0.0.0.0',
])('never dials %s, whatever is allowed', (ip) => {
  const allowing = rules({
    bootstrapScope: null,
    allowed: ['0.0.0.0/0', '::/0', 'kafka-1.example'],
  })

  expect(refusal(broker(), ip, allowing)).toBeDefined()
})

it('never dials our own listeners', () => {
  const ours = rules({ isOurs: (ip, port) => ip === '127.0.0.1' && port === 9092 })

  expect(refusal(broker(), '127.0.0.1', ours)).toBe('it leads back to this gateway')
})

function broker(): { host: string; port: number } {
  return { host: 'kafka-1.example', port: 9092 }
}

function rules(more: Partial<DialRules>): DialRules {
  return { bootstrapScope: 'loopback', allowed: [], isOurs: () => false, ...more }
}
