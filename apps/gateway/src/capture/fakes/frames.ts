// Frames for tests, with their 4-byte size: written by the codec, so that all versions are there.
import { encodeRequest, encodeResponse, type KafkaStruct } from '@brokerscope/codec'

export const METADATA = 3
export const API_VERSIONS = 18

export function request(
  apiKey: number,
  apiVersion: number,
  correlationId: number,
  body: KafkaStruct,
  clientId = 'test',
): Buffer {
  const header = { requestApiKey: apiKey, requestApiVersion: apiVersion, correlationId, clientId }
  return sized(encodeRequest({ apiKey, apiVersion, header, body }))
}

export function response(
  apiKey: number,
  apiVersion: number,
  correlationId: number,
  body: KafkaStruct,
): Buffer {
  return sized(encodeResponse({ apiKey, apiVersion, header: { correlationId }, body }))
}

export function sized(frame: Uint8Array): Buffer {
  const bytes = Buffer.alloc(4 + frame.length)
  bytes.writeInt32BE(frame.length)
  bytes.set(frame, 4)
  return bytes
}

export function metadata(
  correlationId: number,
  brokers: readonly { nodeId: number; host: string; port: number }[],
  apiVersion = 12,
): Buffer {
  return response(METADATA, apiVersion, correlationId, {
    brokers: brokers.map((broker) => ({ ...broker, rack: null })),
    clusterId: 'test-cluster',
    controllerId: 1,
    topics: [],
  })
}
