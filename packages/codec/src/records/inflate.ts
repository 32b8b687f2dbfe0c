// Between a batch and its decompressor: which one, how much it may give, and one kind of error.
import { DecodeError } from '../wire/errors.ts'
import type { BatchContext } from './batch.ts'
import { InflateLimitError } from './decompress/decompressors.ts'
import { compressionOf } from './layout.ts'

/** Inflates what `attributes` say is compressed; `offset` is where the bytes stand in the frame. */
export function inflate(
  attributes: number,
  compressed: Uint8Array,
  offset: number,
  { decompressors, limits, origin }: BatchContext,
): Uint8Array {
  const codec = compressionOf(attributes)
  if (codec === 'none') return compressed
  if (codec === undefined) {
    const detail = `No codec has the number ${attributes & 0x07}; records are not shown`
    throw new DecodeError('BAD_COMPRESSION', offset, origin.path, detail)
  }
  const byRatio = Math.max(limits.freeBytes, compressed.length * limits.maxRatio)
  const maxBytes = Math.min(limits.maxBytes, byRatio)
  try {
    return decompressors[codec](compressed, maxBytes)
  } catch (cause) {
    const isLimit = cause instanceof InflateLimitError
    const reason = cause instanceof Error ? cause.message : String(cause)
    const detail = isLimit
      ? `${compressed.length} bytes of ${codec} would inflate to ${reason}`
      : `${compressed.length} bytes of ${codec} do not inflate: ${reason}`
    const error = new DecodeError(
      isLimit ? 'LIMIT' : 'BAD_COMPRESSION',
      offset,
      origin.path,
      detail,
    )
    error.cause = cause
    throw error
  }
}
