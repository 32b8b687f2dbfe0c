import { expect, it } from 'vitest'
import { captureSettings, checkConfig, configSchema, type Config } from './config.ts'
import { GatewayError } from './errors.ts'
import { resolveSettings } from './settings/resolve.ts'
import { helpFor } from './settings/setting.ts'

const resolve = (flags = {}, environment = {}): Config =>
  resolveSettings(configSchema.shape, flags, environment)

it('stays on this machine by default', () => {
  const config = resolve()

  expect(config.page).toEqual({ host: '127.0.0.1', port: 7411 })
  expect(config.listen).toEqual({ host: '127.0.0.1', port: 19092 })
  expect(config.upstream).toBeUndefined()
  expect(config.keepSecrets).toBe(false)
})

it('lets a flag win over the environment, and the environment over the default', () => {
  const environment = { BROKERSCOPE_UPSTREAM: 'from-env:9092', BROKERSCOPE_LISTEN: '127.0.0.1:1' }

  const config = resolve({ upstream: 'from-flag:9092' }, environment)

  expect(config.upstream).toEqual({ host: 'from-flag', port: 9092 })
  expect(config.listen.port).toBe(1)
})

it('reads switches, lists and sizes from flags and from the environment', () => {
  const fromFlags = resolve({ 'upstream-tls': true, 'allow-broker': ['a:1', 'b:2'] })
  const fromEnvironment = resolve(
    {},
    {
      BROKERSCOPE_UPSTREAM_TLS: 'true',
      BROKERSCOPE_ALLOW_BROKER: 'a:1, b:2',
      BROKERSCOPE_SESSION_LIMIT: '2MiB',
    },
  )

  expect(fromFlags.upstreamTls).toBe(true)
  expect(fromFlags.allowBroker).toEqual(['a:1', 'b:2'])
  expect(fromEnvironment.upstreamTls).toBe(true)
  expect(fromEnvironment.allowBroker).toEqual(['a:1', 'b:2'])
  expect(fromEnvironment.sessionLimit).toBe(2 * 1024 * 1024)
})

it('says where a bad value was set', () => {
  expect(() => resolve({}, { BROKERSCOPE_PAGE: 'nowhere' })).toThrow(
    'The setting page is not usable: "nowhere" is not host:port',
  )
  expect(() => resolve({ 'session-limit': 'much' })).toThrow(
    expect.objectContaining({
      code: 'CONFIG_INVALID',
      remedy: expect.stringContaining('--session-limit'),
    }),
  )
})

it('refuses to be reachable by others without a token', () => {
  const token = 'correct horse battery staple'

  expect(() => checkConfig(resolve({ page: '0.0.0.0:7411' }))).toThrow(GatewayError)
  expect(() => checkConfig(resolve({ page: '0.0.0.0:7411', 'access-token': token }))).not.toThrow()
  expect(() => checkConfig(resolve({ 'access-token': 'short' }))).toThrow(/shorter than 16/)
})

it('wants a client certificate and its key together', () => {
  expect(() => checkConfig(resolve({ 'upstream-cert': 'cert.pem' }))).toThrow(/belong together/)
})

it('writes help from the same table', () => {
  const help = helpFor(captureSettings)

  expect(help).toContain('--upstream HOST:PORT')
  expect(help).toContain('(default 127.0.0.1:19092)')
  expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
})
