import type { Decompressors } from './decompressors.ts'
import { inflateGzip } from './gzip.ts'
import { inflateLz4 } from './lz4.ts'
import { inflateSnappy } from './snappy.ts'
import { inflateZstd } from './zstd/frame.ts'

/** Pure JavaScript, for the page and wherever nothing faster is handed in. */
export const defaultDecompressors: Decompressors = {
  gzip: inflateGzip,
  snappy: inflateSnappy,
  lz4: inflateLz4,
  zstd: inflateZstd,
}
