import { describe, expect, it } from 'vitest'
import { Assembly, RUN_OVERHEAD_BYTES } from '../assembly.ts'
import { FrameSearch, type Found } from './frame-search.ts'
import { join, patternOf, sized } from '../../test/packets.ts'
import { runOf } from '../../test/runs.ts'

interface Scene {
  readonly assembly: Assembly
  readonly search: FrameSearch
}

function scene(looksRight: (bytes: Uint8Array) => boolean | undefined = () => undefined): Scene {
  const assembly = new Assembly({})
  const rules = { minSize: 4, maxSize: 500_000_000, looksRight }
  return { assembly, search: new FrameSearch(assembly, rules) }
}

/** Bytes of segments one after another; the first answer that is not undefined, and at which. */
function feed(
  search: FrameSearch,
  ...segments: readonly Uint8Array[]
): [number, Found] | undefined {
  let offset = 1000
  for (const [index, segment] of segments.entries()) {
    const found = search.run(runOf(segment, offset))
    if (found !== undefined) return [index, found]
    offset += segment.length
  }
  return undefined
}

function bytesOf(found: Found | undefined): Uint8Array {
  return join(...(found?.runs ?? []).map(({ data, start, end }) => data.subarray(start, end)))
}

describe('the search for a frame', () => {
  it('ends at a segment that holds whole frames', () => {
    const frames = join(sized(10), sized(20))
    const [index, found] = feed(scene().search, patternOf(50), frames) ?? []

    expect(index).toBe(1)
    expect(found?.offset).toBe(1050)
    expect(bytesOf(found)).toEqual(frames)
  })

  it('follows a frame over segments to where one ends', () => {
    const frame = sized(100)
    const segments = [
      patternOf(9),
      frame.subarray(0, 40),
      frame.subarray(40, 80),
      frame.subarray(80),
    ]
    const [index, found] = feed(scene().search, ...segments) ?? []

    expect(index).toBe(3)
    expect(found?.offset).toBe(1009)
    expect(bytesOf(found)).toEqual(frame)
  })

  it('does not take a size that leads nowhere', () => {
    const misleading = join(Uint8Array.of(0, 0, 0, 20), patternOf(50))

    expect(feed(scene().search, misleading, patternOf(50), patternOf(50))).toBeUndefined()
  })

  it('does not begin inside a segment', () => {
    const { search } = scene()

    expect(search.run(runOf(sized(10), 0, { atSegmentStart: false }))).toBeUndefined()
  })

  it('takes nothing whose beginning looks wrong', () => {
    expect(feed(scene(() => false).search, sized(10), sized(10))).toBeUndefined()
  })

  it('is content with two beginnings that look right, though no segment ends there', () => {
    const stream = join(sized(10), sized(20), sized(30))
    const [index, found] = feed(scene(() => true).search, stream.subarray(0, 50)) ?? []

    expect(index).toBe(0)
    expect(found?.offset).toBe(1000)
  })

  it('goes on from the end of a frame that is too long to keep', () => {
    const { search, assembly } = scene()
    const long = sized(new Uint8Array(9_000_000).fill(0xff))
    const cut = 1_000_000
    const segments = Array.from({ length: 10 }, (_, at) => long.subarray(at * cut, (at + 1) * cut))

    const [index, found] = feed(search, ...segments, sized(10)) ?? []

    expect(index).toBe(9)
    expect(found).toEqual({ offset: 1000 + long.length, runs: [] })
    expect(assembly.heldBytes).toBe(0)
  })

  it('keeps nothing while nothing could be a frame', () => {
    const { search, assembly } = scene()

    feed(search, ...Array.from({ length: 100 }, () => patternOf(1000)))

    expect(assembly.heldBytes).toBe(0)
  })

  it('counts what pieces cost beside their bytes, because a capture may have many small ones', () => {
    const { search, assembly } = scene()

    feed(search, sized(5000).subarray(0, 10), patternOf(1), patternOf(1))

    expect(assembly.heldBytes).toBe(12 + 3 * RUN_OVERHEAD_BYTES)
  })

  it('keeps no more than all connections may keep together', () => {
    const { search, assembly } = scene()
    assembly.heldBytes = 64 * 1024 * 1024

    feed(search, sized(5000).subarray(0, 1000), patternOf(1000))

    expect(assembly.heldBytes).toBe(64 * 1024 * 1024)
  })

  it('loses bytes at a gap, but not where a frame leads to', () => {
    const { search } = scene()
    const frame = sized(100)

    search.run(runOf(frame.subarray(0, 40), 0))
    search.gap()
    const found = search.run(runOf(frame.subarray(60), 60))

    expect(found).toEqual({ offset: 104, runs: [] })
  })

  it('does not follow a chain whose next size was lost', () => {
    const { search } = scene()

    search.run(runOf(sized(100).subarray(0, 40), 0))
    search.gap()

    expect(search.run(runOf(patternOf(50), 110))).toBeUndefined()
    expect(feed(search, sized(9))?.[1].offset).toBe(1000)
  })

  it('follows a bounded number of chains', () => {
    const { search } = scene()
    const starts = Array.from({ length: 500 }, () => Uint8Array.of(0, 1, 0, 0))

    expect(feed(search, ...starts, sized(5))?.[0]).toBe(500)
  })
})
