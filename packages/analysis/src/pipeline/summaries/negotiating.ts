import type { KafkaStruct } from '@brokerscope/codec'
import { bytesOf, longOf, numberOf, structsOf, textOf, textsOf } from '../../values.ts'
import type { ApiSummary } from './api-summary.ts'
import { bytesText, count, join, list, name } from './phrases.ts'

const API_VERSIONS = 18

/** What both sides can do, and who the client is. */
export const negotiating: Readonly<Record<string, ApiSummary>> = {
  ApiVersions: {
    request(body) {
      const software = textOf(body, 'clientSoftwareName')
      if (software === undefined) return 'asks for versions'
      return `${name(software)} ${name(textOf(body, 'clientSoftwareVersion'))}`
    },
    response: advertised,
    keepsErrors: true,
  },
  SaslHandshake: {
    request: (body) => name(textOf(body, 'mechanism')),
    response: (body) => list(textsOf(body, 'mechanisms').map(name)),
    keepsErrors: true,
  },
  SaslAuthenticate: {
    request: (body) => tokenText(body),
    response(body) {
      const lifetime = longOf(body, 'sessionLifetimeMs')
      const hasLifetime = lifetime !== undefined && lifetime > 0n
      return join(tokenText(body), hasLifetime && `lifetime ${lifetime} ms`)
    },
  },
}

function tokenText(body: KafkaStruct): string {
  return `token ${bytesText(bytesOf(body, 'authBytes')?.length ?? 0)}`
}

function advertised(body: KafkaStruct): string {
  const keys = structsOf(body, 'apiKeys')
  const only = keys.length === 1 ? keys[0] : undefined
  if (only !== undefined && numberOf(only, 'apiKey') === API_VERSIONS) {
    return `ask again with ${numberOf(only, 'minVersion')}-${numberOf(only, 'maxVersion')}`
  }
  const features = structsOf(body, 'finalizedFeatures').length
  const epoch = longOf(body, 'finalizedFeaturesEpoch')
  return join(
    count(keys.length, 'API'),
    features > 0 && count(features, 'finalized feature'),
    epoch !== undefined && `epoch ${epoch}`,
  )
}
