// How record batches are printed: their content, or one base64 string.
import type { JsonOptions } from '@brokerscope/codec'

export function jsonOptions(_rawRecords: boolean): JsonOptions {
  return {}
}
