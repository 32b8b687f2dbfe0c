// A session as `brokerscope decode FILE --format json` tells it, requests and responses paired. For
// what the command line prints to be right is part of what the checks prove.
import { brokerscopeOk } from './brokerscope.ts'

interface DecodedFrame {
  readonly frame: number
  readonly connection: string
  readonly direction: 'request' | 'response'
  readonly api: string
  readonly apiVersion: number
  readonly correlationId: number
  readonly clientId?: string | null
  readonly status?: string
  readonly error?: unknown
  readonly body?: Body
}

type Body = { readonly [field: string]: unknown }

export interface Exchange {
  readonly clientId: string
  readonly connection: string
  /** host:port that the client connected to. */
  readonly broker: string
  readonly api: string
  readonly apiVersion: number
  readonly request: Body
  readonly response: Body | undefined
}

async function decodedFrames(file: string): Promise<readonly DecodedFrame[]> {
  const text = await brokerscopeOk(['decode', file, '--format', 'json'])
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as DecodedFrame)
}

export async function exchangesOf(file: string): Promise<readonly Exchange[]> {
  const frames = await decodedFrames(file)
  const responses = new Map<string, DecodedFrame>()
  for (const frame of frames) {
    if (frame.direction === 'response') responses.set(keyOf(frame), frame)
  }
  return frames
    .filter((frame) => frame.direction === 'request')
    .map((frame) => ({
      clientId: frame.clientId ?? '',
      connection: frame.connection,
      broker: frame.connection.replace(/#\d+$/, '').split('-')[1] ?? '',
      api: frame.api,
      apiVersion: frame.apiVersion,
      request: frame.body ?? {},
      response: responses.get(keyOf(frame))?.body,
    }))
}

/** Every error code other than 0 in a body, whatever the field is called and however deep. */
export function errorCodes(body: unknown): readonly number[] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([field, value]) => {
    if (typeof value === 'number') return /errorCode$/i.test(field) && value !== 0 ? [value] : []
    return errorCodes(value)
  })
}

function keyOf({ connection, correlationId }: DecodedFrame): string {
  return `${connection} ${correlationId}`
}
