import { expect, it } from 'vitest'
import { summariesOf } from '../../../test/summary-of.ts'

it('says who asks and what is advertised', () => {
  const asked = { clientSoftwareName: 'kgo', clientSoftwareVersion: 'v1.19.1' }
  const answered = {
    apiKeys: [
      { apiKey: 0, maxVersion: 13 },
      { apiKey: 1, maxVersion: 18 },
    ],
    finalizedFeaturesEpoch: 1007n,
    finalizedFeatures: [{ name: 'transaction.version', maxVersionLevel: 2 }],
  }

  expect(summariesOf('ApiVersions', 4, asked, answered)).toEqual([
    'kgo v1.19.1',
    '2 APIs, 1 finalized feature, epoch 1007',
  ])
})

it('says which version to ask again with', () => {
  const answered = { errorCode: 35, apiKeys: [{ apiKey: 18, maxVersion: 3 }] }

  expect(summariesOf('ApiVersions', 0, {}, answered)).toEqual([
    'asks for versions',
    'UNSUPPORTED_VERSION; ask again with 0-3',
  ])
})

it('names SASL mechanisms and counts token bytes', () => {
  expect(
    summariesOf(
      'SaslHandshake',
      1,
      { mechanism: 'PLAIN' },
      { errorCode: 33, mechanisms: ['SCRAM'] },
    ),
  ).toEqual(['PLAIN', 'UNSUPPORTED_SASL_MECHANISM; SCRAM'])
  expect(
    summariesOf(
      'SaslAuthenticate',
      2,
      { authBytes: new Uint8Array(23) },
      { sessionLifetimeMs: 5000n },
    ),
  ).toEqual(['token 23 B', 'token 0 B, lifetime 5000 ms'])
})
