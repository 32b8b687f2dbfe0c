// Random Kafka-like conversations for properties: what both sides send, and the packets of it.
import fc from 'fast-check'
import { ACK, FIN, join, PSH, sized } from './packets.ts'
import { B0, C0, fromBroker, fromClient, handshake } from './reading.ts'
import type { Direction } from '../src/index.ts'

export interface Sent {
  readonly direction: Direction
  /** Without the size. */
  readonly body: Uint8Array
}

/** Requests begin like ApiVersions v0, answers with the correlation id of theirs; the rest is random. */
export function sentFrames(maxFrames: number, maxBody: number): fc.Arbitrary<Sent[]> {
  const body = fc.uint8Array({ minLength: 0, maxLength: maxBody })
  return fc
    .array(fc.record({ isAnswer: fc.boolean(), body }), {
      minLength: 1,
      maxLength: maxFrames,
      size: 'max',
    })
    .map((list) => {
      const open: number[] = []
      return list.map((sent, index): Sent => {
        const answered = sent.isAnswer ? open.shift() : undefined
        if (answered === undefined) {
          open.push(index)
          return { direction: 'request', body: join(requestHead(index), sent.body) }
        }
        return { direction: 'response', body: join(correlation(answered), sent.body) }
      })
    })
}

export function looksLikeRequest(bytes: Uint8Array): boolean {
  return bytes.length >= 8 && bytes[0] === 0 && bytes[1] === 18 && bytes[2] === 0 && bytes[3] === 0
}

function requestHead(index: number): Uint8Array {
  return join(Uint8Array.of(0, 18, 0, 0), correlation(index))
}

function correlation(index: number): Uint8Array {
  return Uint8Array.of(0, 0, index >> 8, index & 255)
}

/**
 * One connection with its handshake and FINs. `cuts` are lengths of segments, used in turn;
 * a frame always begins a segment, as after a pause of its sender.
 */
export function packetsOf(sent: readonly Sent[], cuts: readonly number[]): Uint8Array[] {
  const packets = handshake()
  const at = { request: C0, response: B0 }
  let cut = 0
  for (const { direction, body } of sent) {
    const bytes = sized(body)
    for (let from = 0; from < bytes.length;) {
      const length = cuts[cut++ % cuts.length] ?? 1
      packets.push(segment(direction, at, PSH | ACK, bytes.subarray(from, from + length)))
      at[direction] += Math.min(length, bytes.length - from)
      from += length
    }
  }
  packets.push(segment('request', at, FIN | ACK))
  at.request += 1
  packets.push(segment('response', at, FIN | ACK))
  return packets
}

function segment(
  direction: Direction,
  at: { readonly request: number; readonly response: number },
  flags: number,
  payload: Uint8Array = new Uint8Array(0),
): Uint8Array {
  return direction === 'request'
    ? fromClient({ seq: at.request, ack: at.response, flags, payload })
    : fromBroker({ seq: at.response, ack: at.request, flags, payload })
}
