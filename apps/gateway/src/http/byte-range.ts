// The Range header against the bytes that a session holds. Positions are offsets of the session,
// which count from its first segment: after a quota deleted old segments they begin above zero.
import { GatewayError } from '../errors.ts'

export interface HeldBytes {
  readonly id: string
  readonly firstOffset: number
  readonly end: number
}

export interface ByteRange {
  readonly from: number
  /** After the last byte. */
  readonly to: number
  /** A part was asked for: answer 206. */
  readonly isPartial: boolean
}

/** Units and forms that we do not serve, such as several ranges, mean everything (RFC 9110, 14.2). */
export function byteRange(header: string | undefined, held: HeldBytes): ByteRange {
  const { id, firstOffset, end } = held
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) {
    return { from: firstOffset, to: end, isPartial: false }
  }
  const from = first === '' ? Math.max(firstOffset, end - Number(last)) : Number(first)
  const to = first === '' || last === '' ? end : Math.min(Number(last) + 1, end)
  if (from < firstOffset) throw new GatewayError('SESSION_BYTES_EVICTED', { id, firstOffset })
  if (from >= end || to <= from) {
    const range = `${first}-${last}`
    throw new GatewayError('RANGE_NOT_SATISFIABLE', { id, firstOffset, end, range })
  }
  return { from, to, isPartial: true }
}
