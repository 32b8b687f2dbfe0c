import { expect, it } from 'vitest'
import { entry } from './entry.testing.ts'
import { FrameIndex } from './frame-index.ts'

it('finds a frame by its lasting name', () => {
  const index = new FrameIndex()
  index.append(entry({ connection: 1, streamOffset: 0 }))
  index.append(entry({ connection: 1, streamOffset: 0, isResponse: true }))
  index.append(entry({ connection: 1, streamOffset: 45 }))

  expect(index.find(1, true, 0)).toBe(2)
  expect(index.find(1, false, 45)).toBe(3)
  expect(index.find(2, false, 45)).toBe(0)
})

it('joins both halves of an exchange', () => {
  const index = new FrameIndex()
  index.append(entry())
  index.append(entry({ isResponse: true }))

  index.pair(1, 2, 23_396_000n)

  expect([...index.columns.pair.subarray(0, 2)]).toEqual([2, 1])
  expect(index.columns.latencyNs[0]).toBe(23_396_000n)
})

it('ignores halves that were only counted', () => {
  const index = new FrameIndex()
  index.append(entry())

  index.pair(1, 2, 5n)

  expect(index.columns.pair[0]).toBe(0)
})

it('gives the newest frame at a moment', () => {
  const index = new FrameIndex()
  for (const timeNs of [10n, 20n, 20n, 40n]) index.append(entry({ timeNs }))

  expect([5n, 10n, 20n, 39n, 99n].map((moment) => index.frameAt(moment))).toEqual([1, 1, 3, 3, 4])
})

it('remembers the pieces of each frame', () => {
  const index = new FrameIndex()
  index.append(entry({ pieces: [{ fileOffset: 100, length: 30 }] }))
  index.append(
    entry({
      pieces: [
        { fileOffset: 200, length: 5 },
        { fileOffset: 5e9, length: 6 },
      ],
    }),
  )

  expect(index.piecesOf(2)).toEqual([
    { fileOffset: 200, length: 5 },
    { fileOffset: 5e9, length: 6 },
  ])
  expect(index.piecesOf(3)).toEqual([])
})

it('keeps a client id once and a summary per frame', () => {
  const index = new FrameIndex()
  index.append(entry({ clientId: 'kgo', summary: 'orders[0]' }))
  index.append(entry({ clientId: 'kgo', summary: 'orders[1]' }))
  index.append(entry({ clientId: null }))

  expect(index.clientIds).toEqual(['kgo'])
  expect([...index.columns.clientId.subarray(0, 3)]).toEqual([1, 1, 0])
  expect(index.summaryOf(2)).toBe('orders[1]')
})

it('walks along one connection', () => {
  const index = new FrameIndex()
  for (const connection of [1, 2, 1, 2]) index.append(entry({ connection }))

  expect([index.neighbour(1, 1), index.neighbour(4, -1), index.neighbour(3, 1)]).toEqual([3, 2, 0])
})
