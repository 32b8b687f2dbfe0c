import { apiOf, type Kind } from './apis.ts'
import { layoutOf } from './layout.ts'
import { requestHeaderLayout, responseHeaderLayout } from './header.ts'
import type { Release } from './schema.ts'
import type { KafkaStruct } from './value.ts'
import { EncodeError } from './wire/errors.ts'
import { Writer } from './wire/writer.ts'
import { writeStruct } from './write-values.ts'

/** What encoding needs; a DecodedMessage of status ok is one. */
export interface EncodableMessage {
  readonly apiKey: number
  readonly apiVersion: number
  /** Where it differs from apiVersion: the v0 answer to a newer ApiVersions request. */
  readonly schemaVersion?: number
  readonly schemaRelease?: Release
  /** `correlationId`, and `clientId` for a request; key and version are filled in. */
  readonly header: KafkaStruct
  readonly body: KafkaStruct
}

/** The frame of a request, without its 4-byte size. Throws EncodeError. */
export function encodeRequest(message: EncodableMessage): Uint8Array {
  const { apiKey, apiVersion } = message
  const header = { requestApiKey: apiKey, requestApiVersion: apiVersion, ...message.header }
  const writer = new Writer()
  writeStruct(writer, requestHeaderLayout(apiKey, apiVersion).plan, header, 'header')
  return encodeBody(writer, 'request', message)
}

/** The frame of a response, without its 4-byte size. Throws EncodeError. */
export function encodeResponse(message: EncodableMessage): Uint8Array {
  const { apiKey, apiVersion, header } = message
  const writer = new Writer()
  writeStruct(writer, responseHeaderLayout(apiKey, apiVersion).plan, header, 'header')
  return encodeBody(writer, 'response', message)
}

function encodeBody(writer: Writer, kind: Kind, message: EncodableMessage): Uint8Array {
  const { apiKey, apiVersion, schemaVersion, schemaRelease, body } = message
  const api = apiOf(apiKey)
  if (api === undefined) throw new EncodeError('apiKey', `No API has the key ${apiKey}`)
  const version = schemaVersion ?? apiVersion
  const { plan, version: known } = layoutOf(api[kind], version, schemaRelease)
  if (known !== version) {
    const [from, to] = api[kind].versions
    throw new EncodeError(
      'apiVersion',
      `${api.name} has the versions ${from} to ${to}, not ${version}`,
    )
  }
  writeStruct(writer, plan, body, '')
  return writer.finish()
}
