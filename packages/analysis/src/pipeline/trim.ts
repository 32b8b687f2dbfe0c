// Requests outlive the chunk of the capture that they came in: they wait for an answer.
// A frame's bytes may be a view of that chunk, which would stay in memory whole.
import type { Frame } from '@brokerscope/trace'
import { FrameRecord, type Decoding } from './frame-record.ts'

/** Enough for every field of a request before its records. Our choice. */
const KEPT_BYTES = 4096

/** A copy of the request that holds at most 4 KiB of its bytes; reads as `partial` if cut. */
export function trimmed(request: FrameRecord, decoding: Decoding): FrameRecord {
  const bytes = request.frame.bytes.slice(0, KEPT_BYTES)
  const copy = new FrameRecord({ ...request.frame, bytes }, request.kind, decoding)
  if (request.apiKey !== undefined && request.apiVersion !== undefined) {
    copy.setApi(request.apiKey, request.apiVersion)
  }
  if (request.correlationId !== undefined) copy.correlationId = request.correlationId
  if (request.clientId !== undefined) copy.clientId = request.clientId
  return copy
}

/** The frame with bytes of its own, where they are a small part of something larger. */
export function detached(frame: Frame): Frame {
  const { bytes } = frame
  if (bytes.buffer.byteLength <= 2 * bytes.length) return frame
  return { ...frame, bytes: bytes.slice() }
}
