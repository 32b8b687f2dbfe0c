import { expect, it } from 'vitest'
import { isSecretName } from './secret-names.ts'

it.each([
  'ssl.keystore.password',
  'ssl.keystore.key',
  'sasl.jaas.config',
  'listener.name.external.scram-sha-256.sasl.jaas.config',
  'remote.log.storage.s3.accessKey',
  'CLIENT_SECRET',
  'my.plugin.api-token',
])('withholds the value of %s', (name) => {
  expect(isSecretName(name)).toBe(true)
})

it.each([
  'retention.ms',
  'cleanup.policy',
  'ssl.keystore.location',
  'listener.name.external.ssl.keystore.type',
  'delegation.token.expiry.time.ms',
  'sasl.oauthbearer.token.endpoint.url',
])('shows the value of %s', (name) => {
  expect(isSecretName(name)).toBe(false)
})

it('is not fooled by a listener named like a harmless setting', () => {
  expect(isSecretName('listener.name.key.ssl.key.password')).toBe(true)
})
