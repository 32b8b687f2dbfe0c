import { expect, it } from 'vitest'
import { BlobBytes, GrowingBytes, readPieces } from './kept-bytes.ts'

const MEGABYTE = 1 << 20

it('reads any range back, wherever it was moved to', async () => {
  const kept = new GrowingBytes()
  for (let index = 0; index < 10; index += 1) kept.append(new Uint8Array(MEGABYTE).fill(index))

  const across = await kept.read(4 * MEGABYTE - 2, 4)
  const newest = await kept.read(10 * MEGABYTE - 3, 100)

  expect(kept.length).toBe(10 * MEGABYTE)
  expect([...across]).toEqual([3, 3, 4, 4])
  expect([...newest]).toEqual([9, 9, 9])
})

it('joins a frame from its pieces', async () => {
  const source = new BlobBytes(new Blob([Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7])]))

  const frame = await readPieces(
    source,
    [
      { fileOffset: 1, length: 2 },
      { fileOffset: 6, length: 2 },
    ],
    100,
  )

  expect([...frame]).toEqual([1, 2, 6, 7])
})

it('reads no more of a frame than it was allowed to', async () => {
  const source = new BlobBytes(new Blob([Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7])]))

  const frame = await readPieces(
    source,
    [
      { fileOffset: 0, length: 3 },
      { fileOffset: 4, length: 4 },
    ],
    5,
  )

  expect([...frame]).toEqual([0, 1, 2, 4, 5])
})

it('gives what is there when a file became shorter', async () => {
  const source = new BlobBytes(new Blob([Uint8Array.from([0, 1])]))

  expect([...(await readPieces(source, [{ fileOffset: 1, length: 4 }], 100))]).toEqual([1])
})
