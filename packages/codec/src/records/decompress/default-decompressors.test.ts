import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { defaultDecompressors } from './default-decompressors.ts'

it('inflates each codec with its own', () => {
  const lz4 = [0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0, 2, 0, 0, 0x80, 0x68, 0x69, 0, 0, 0, 0]
  const compressed = {
    gzip: gzipSync('hi'),
    snappy: Uint8Array.of(2, 0x04, 0x68, 0x69),
    lz4: Uint8Array.from(lz4),
    zstd: zstdCompressSync('hi'),
  }
  for (const codec of ['gzip', 'snappy', 'lz4', 'zstd'] as const)
    expect([...defaultDecompressors[codec](compressed[codec], 10)]).toEqual([0x68, 0x69])
})
