// The frames of a capture with the API key and version that belong to them. A response carries
// neither, so it is paired here, by correlation id on its connection, and not by the analysis
// package: what the lab hands to Kafka's classes must not depend on the code under test. Only the
// cutting into frames (packages/trace) is shared.
import { readFile } from 'node:fs/promises'
import { TraceReader, type Frame, type TraceEvent } from '@brokerscope/trace'

export interface KeyedFrame {
  readonly number: number
  readonly connection: string
  readonly kind: 'request' | 'response'
  readonly apiKey: number
  readonly apiVersion: number
  readonly correlationId: number
  readonly bytes: Uint8Array
  /** Places where the broker's bytes were others. */
  readonly splices: number
}

/** What a capture that could not keep up says of itself; the traffic itself has passed. */
export function isDropped(trouble: string): boolean {
  return / dropped$| has only \d+$/.test(trouble)
}

export interface CaptureFrames {
  readonly frames: readonly KeyedFrame[]
  /** Frames that are no request and answer none that was seen. */
  readonly unpaired: number
  /** Bytes of frames that are not whole, or of which nothing was recorded. */
  readonly brokenBytes: number
  /** What the reader complained about: gaps, foreign protocols, malformed blocks. */
  readonly troubles: readonly string[]
}

/** The port that the client of a connection connected to. */
export function brokerPort({ connection }: KeyedFrame): number {
  return Number(/:(\d+)(#\d+)?$/.exec(connection)?.[1])
}

export async function captureFrames(file: string): Promise<CaptureFrames> {
  return keyed(readEvents(await readFile(file)))
}

function readEvents(bytes: Uint8Array): readonly TraceEvent[] {
  const reader = new TraceReader()
  return [...reader.push(bytes), ...reader.end()]
}

function keyed(events: readonly TraceEvent[]): CaptureFrames {
  const frames: KeyedFrame[] = []
  const troubles: string[] = []
  const open = new Map<string, KeyedFrame>()
  let unpaired = 0
  let brokenBytes = 0
  for (const event of events) {
    if (event.type !== 'frame') {
      const trouble = troubleOf(event)
      if (trouble !== undefined) troubles.push(trouble)
      if (event.type === 'gap') brokenBytes += event.bytes
      if (event.type === 'unfinished') brokenBytes += event.have
      continue
    }
    const keyedFrame = keyOf(event.frame, open)
    if (keyedFrame === undefined) unpaired += 1
    else frames.push(keyedFrame)
  }
  return { frames, unpaired, brokenBytes, troubles }
}

function keyOf(frame: Frame, open: Map<string, KeyedFrame>): KeyedFrame | undefined {
  const { bytes, connection, number } = frame
  if (bytes.length < 8 && frame.direction === 'request') return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (frame.direction === 'request') {
    const [apiKey, apiVersion, correlationId] = [
      view.getInt16(0),
      view.getInt16(2),
      view.getInt32(4),
    ]
    const request: KeyedFrame = {
      number,
      connection: connection.name,
      kind: 'request',
      apiKey,
      apiVersion,
      correlationId,
      bytes,
      splices: 0,
    }
    open.set(`${connection.id}/${correlationId}`, request)
    return request
  }
  const correlationId = bytes.length < 4 ? -1 : view.getInt32(0)
  const key = `${connection.id}/${correlationId}`
  const request = open.get(key)
  open.delete(key)
  return request === undefined
    ? undefined
    : { ...request, number, kind: 'response', bytes, splices: frame.splices?.length ?? 0 }
}

function troubleOf(event: TraceEvent): string | undefined {
  switch (event.type) {
    case 'gap':
      return `${event.connection.name}: ${event.bytes} bytes ${event.reason}`
    case 'foreign':
      return `${event.connection.name}: ${event.sentence}`
    case 'problem':
      return event.message
    case 'unfinished':
      return `${event.connection.name}: a frame of ${event.size} bytes has only ${event.have}`
    default:
      return undefined
  }
}
