// How record batches are printed: their content, or one base64 string.
import { recordsToJson, type JsonOptions } from '@brokerscope/codec'

export function jsonOptions(rawRecords: boolean): JsonOptions {
  return rawRecords ? {} : { records: (records) => recordsToJson(records) }
}
