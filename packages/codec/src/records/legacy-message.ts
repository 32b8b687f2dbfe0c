// One message of magic 0 or 1:
//
//   offset int64 | size int32 | crc32 uint32 | magic int8 | attributes int8 | (1: timestamp int64)
//   keyLength int32, key | valueLength int32, value                       (a length of -1 is null)
//
// Source: clients/.../record/internal/LegacyRecord.java @ 4.4.0
import { LEAST_SIZE, LOG_OVERHEAD, MAGIC_AT, V0_KEY_AT, V1_KEY_AT } from './layout.ts'

/** Where the parts of a message stand in its bytes. */
export interface LegacyMessage {
  readonly start: number
  readonly end: number
  readonly offset: bigint
  readonly magic: number
  readonly attributes: number
  /** -1 in magic 0. */
  readonly timestamp: bigint
  /** Where the length of the key stands. */
  readonly keyAt: number
  readonly keySize: number
  readonly valueAt: number
  readonly valueSize: number
  /** Why key or value cannot be read. */
  readonly fault?: string
}

/** Undefined where a whole message of its announced size is not there; a text where it is none. */
export function readLegacyMessage(
  bytes: Uint8Array,
  view: DataView,
  start: number,
): LegacyMessage | string | undefined {
  const left = bytes.length - start
  if (left < LOG_OVERHEAD) return undefined
  const size = view.getInt32(start + 8)
  if (size < LEAST_SIZE) return `a message of ${size} bytes, ${LEAST_SIZE} are the least`
  if (size > left - LOG_OVERHEAD) return undefined
  const end = start + LOG_OVERHEAD + size
  const magic = view.getInt8(start + MAGIC_AT)
  if (magic !== 0 && magic !== 1) return `a message of magic ${magic} in a message set`
  return {
    start,
    end,
    offset: view.getBigInt64(start),
    magic,
    attributes: view.getUint8(start + MAGIC_AT + 1),
    timestamp: magic === 0 ? -1n : view.getBigInt64(start + V0_KEY_AT),
    ...keyAndValue(view, start + (magic === 0 ? V0_KEY_AT : V1_KEY_AT), end),
  }
}

type Parts = Pick<LegacyMessage, 'keyAt' | 'keySize' | 'valueAt' | 'valueSize' | 'fault'>

function keyAndValue(view: DataView, keyAt: number, end: number): Parts {
  const nothing = { keyAt, keySize: -1, valueAt: keyAt, valueSize: -1 }
  if (keyAt + 4 > end) return { ...nothing, fault: 'it ends before its key' }
  const keySize = Math.max(-1, view.getInt32(keyAt))
  const keyLeft = end - keyAt - 8
  if (keySize > keyLeft) return { ...nothing, fault: `a key of ${keySize} bytes, ${keyLeft} left` }
  const valueAt = keyAt + 4 + Math.max(0, keySize)
  if (valueAt + 4 > end) return { ...nothing, fault: 'it ends before its value' }
  const valueSize = Math.max(-1, view.getInt32(valueAt))
  const valueLeft = end - valueAt - 4
  const places = { keyAt, keySize, valueAt }
  if (valueSize <= valueLeft) return { ...places, valueSize }
  return { ...places, valueSize: -1, fault: `a value of ${valueSize} bytes, ${valueLeft} left` }
}

/** A part whose length stands at `at`. */
export function partOf(bytes: Uint8Array, at: number, size: number): Uint8Array | null {
  return size < 0 ? null : bytes.subarray(at + 4, at + 4 + size)
}
