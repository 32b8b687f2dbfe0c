import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InflateError, InflateLimitError } from '../decompressors.ts'
import { inflateZstd } from './frame.ts'

/** Seconds on an idle machine are not what is tested. */
const LONG = 60_000

function compress(bytes: Uint8Array, level: number, checksum = 0): Uint8Array {
  return zstdCompressSync(bytes, {
    params: {
      [constants.ZSTD_c_compressionLevel]: level,
      [constants.ZSTD_c_checksumFlag]: checksum,
    },
  })
}

/** Text like that of records: numbers that vary between words that repeat. */
function lines(count: number, seed: number): Uint8Array {
  let state = seed
  let text = ''
  for (let line = 0; line < count; line++) {
    state = (state * 1103515245 + 12345) >>> 0
    text += `{"order":${state % 1000},"customer":"c-${state >>> 20}","amount":${state % 97}.50}\n`
  }
  return Uint8Array.from(Buffer.from(text))
}

/** Bytes that no match and no tree shortens. */
function noise(count: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length: count }, () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state >>> 24
  })
}

describe('against the zstd of Node', () => {
  it.each([-5, 1, 3, 6, 12, 19, 22])('inflates text and noise of level %i', (level) => {
    for (const bytes of [lines(1, 1), lines(60, 2), lines(9000, 3), noise(200_000)])
      expect(Buffer.compare(inflateZstd(compress(bytes, level), 1e6), bytes)).toBe(0)
  })

  it(
    'inflates whatever was compressed',
    () => {
      const piece = fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc
          .tuple(fc.nat(255), fc.nat(70_000))
          .map(([byte, count]) => new Uint8Array(count).fill(byte)),
        fc.tuple(fc.nat(400), fc.nat()).map(([count, seed]) => lines(count, seed)),
        fc.nat(3000).map(noise),
      )
      const content = fc.array(piece, { maxLength: 6 }).map((pieces) => Buffer.concat(pieces))
      fc.assert(
        fc.property(
          content,
          fc.integer({ min: -7, max: 19 }),
          fc.nat(1),
          (bytes, level, checksum) => {
            const inflated = inflateZstd(compress(bytes, level, checksum), 1e6)
            expect(Buffer.compare(inflated, bytes)).toBe(0)
          },
        ),
        { numRuns: 60 },
      )
    },
    LONG,
  )

  it('inflates several frames, skippable ones between them', () => {
    const skippable = Uint8Array.of(0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3)
    const frames = [compress(lines(5, 1), 3), skippable, compress(lines(900, 2), 19, 1)]
    const expected = Buffer.concat([lines(5, 1), lines(900, 2)])
    expect(Buffer.compare(inflateZstd(Buffer.concat(frames), 1e6), expected)).toBe(0)
  })

  it(
    'gives the same bytes for a broken frame, or an error',
    () => {
      const frame = compress(lines(700, 9), 6)
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(frame.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
          (changes) => {
            const broken = frame.slice()
            for (const [at, byte] of changes) broken[at] = byte
            let inflated: Uint8Array
            try {
              inflated = inflateZstd(broken, 1e6)
            } catch (error) {
              expect(error).toBeInstanceOf(InflateError)
              return
            }
            expect(Buffer.compare(inflated, zstdDecompressSync(broken))).toBe(0)
          },
        ),
        { numRuns: 800 },
      )
    },
    LONG,
  )
})

it(
  'never hangs, crashes or passes the limit, whatever the bytes',
  () => {
    const magic = [0x28, 0xb5, 0x2f, 0xfd]
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (rest) => {
        try {
          expect(inflateZstd(Uint8Array.from([...magic, ...rest]), 1e6).length).toBeLessThan(
            1e6 + 1,
          )
        } catch (error) {
          expect(error).toBeInstanceOf(InflateError)
        }
      }),
      { numRuns: 800 },
    )
  },
  LONG,
)

it('stops a bomb at the limit, announced or not', () => {
  const bomb = compress(new Uint8Array(50_000_000), 3)
  expect(bomb.length).toBeLessThan(5000)
  expect(() => inflateZstd(bomb, 1e6)).toThrow(InflateLimitError)
  // Without content size: window descriptor, then repeated-byte blocks of 128 KiB.
  const block = [0x02, 0x00, 0x10, 0x61]
  const silent = [
    0x28,
    0xb5,
    0x2f,
    0xfd,
    0x00,
    0x58,
    ...Array.from({ length: 20 }, () => block).flat(),
  ]
  expect(() => inflateZstd(Uint8Array.from(silent), 1e6)).toThrow(InflateLimitError)
})

it('does not believe a window of gigabytes', () => {
  const frame = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 0x09, 0x00, 0x00, 0x61]
  expect([...inflateZstd(Uint8Array.from(frame), 1e6)]).toEqual([0x61])
})

it.each([
  ['nothing', []],
  ['another magic', [1, 2, 3, 4, 5]],
  ['a frame without blocks', [0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x00]],
  ['a cut block', [0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x05, 0x29, 0x00, 0x00, 1, 2]],
  ['the reserved block type', [0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x00, 0x07, 0x00, 0x00]],
  ['another size than announced', [0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x05, 0x09, 0x00, 0x00, 1]],
])('refuses %s', (_, bytes) => {
  expect(() => inflateZstd(Uint8Array.from(bytes), 1000)).toThrow(InflateError)
})
