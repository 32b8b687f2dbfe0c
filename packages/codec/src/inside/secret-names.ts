// Which settings hold a secret, judged by their name alone.
//
// The value cannot be asked: brokers mark a config as sensitive only in DescribeConfigs, and
// a create or alter request carries just names and values, for plugins with any names. So a
// name that sounds like a secret is one, but for the settings of Kafka that only sound so.
const telling = ['password', 'passwd', 'passphrase', 'secret', 'jaas', 'token', 'key', 'credential']

const harmless: ReadonlySet<string> = new Set([
  'delegation.token.expiry.check.interval.ms',
  'delegation.token.expiry.time.ms',
  'delegation.token.max.lifetime.ms',
  'key.converter',
  'key.deserializer',
  'key.serializer',
  'password.encoder.cipher.algorithm',
  'password.encoder.iterations',
  'password.encoder.key.length',
  'password.encoder.keyfactory.algorithm',
  'sasl.oauthbearer.token.endpoint.url',
  'ssl.keymanager.algorithm',
  'ssl.keystore.location',
  'ssl.keystore.type',
])

/** Whether a config, or an OAUTHBEARER extension, of this name is withheld. */
export function isSecretName(name: string): boolean {
  const lower = name.toLowerCase()
  // Listener settings repeat the plain names behind a prefix: listener.name.<name>.<config>.
  const plain = lower.replace(/^listener\.name\.[^.]+\./, '')
  return !harmless.has(plain) && telling.some((word) => lower.includes(word))
}
