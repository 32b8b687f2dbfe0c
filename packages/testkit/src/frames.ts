// Frames by API name and version, with every field that a test does not name at its
// default. A frame here is what it is everywhere: bytes without the 4-byte size.
import {
  apiNamed,
  encodeRequest,
  encodeResponse,
  type ApiSchema,
  type KafkaStruct,
} from '@brokerscope/codec'
import { complete, type PartialBody } from './complete.ts'

export interface RequestOptions {
  readonly correlationId?: number
  readonly clientId?: string | null
}

export function requestFrame(
  apiName: string,
  apiVersion: number,
  body: PartialBody = {},
  { correlationId = 0, clientId = 'test' }: RequestOptions = {},
): Uint8Array {
  const api = knownApi(apiName)
  return encodeRequest({
    apiKey: api.apiKey,
    apiVersion,
    header: { correlationId, clientId },
    body: complete(api.request.fields, apiVersion, body, `${apiName} request`),
  })
}

export function responseFrame(
  apiName: string,
  apiVersion: number,
  body: PartialBody = {},
  { correlationId = 0 }: { readonly correlationId?: number } = {},
): Uint8Array {
  const api = knownApi(apiName)
  return encodeResponse({
    apiKey: api.apiKey,
    apiVersion,
    header: { correlationId },
    body: complete(api.response.fields, apiVersion, body, `${apiName} response`),
  })
}

/** The full default body, for tests that compare values. */
export function requestBody(apiName: string, version: number, body: PartialBody = {}): KafkaStruct {
  return complete(knownApi(apiName).request.fields, version, body, `${apiName} request`)
}

export function responseBody(
  apiName: string,
  version: number,
  body: PartialBody = {},
): KafkaStruct {
  return complete(knownApi(apiName).response.fields, version, body, `${apiName} response`)
}

/** The frame as it goes through a socket. */
export function withSize(frame: Uint8Array): Uint8Array<ArrayBuffer> {
  const sized = new Uint8Array(4 + frame.length)
  new DataView(sized.buffer).setInt32(0, frame.length)
  sized.set(frame, 4)
  return sized
}

function knownApi(name: string): ApiSchema {
  const api = apiNamed(name)
  if (api === undefined)
    throw new Error(`No API is called ${name}; names are Kafka's, as ApiVersions`)
  return api
}
