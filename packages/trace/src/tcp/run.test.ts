import { expect, it } from 'vitest'
import { skipFront, type Run } from './run.ts'

it('a run without its first bytes does not begin where a segment began', () => {
  const run: Run = {
    data: new Uint8Array(10),
    start: 2,
    end: 10,
    fileOffset: 100,
    offset: 50,
    cut: 1,
    packet: 3,
    timeNs: 4n,
    atSegmentStart: true,
    comments: undefined,
  }

  expect(skipFront(run, 0)).toBe(run)
  expect(skipFront(run, 3)).toEqual({
    ...run,
    start: 5,
    fileOffset: 103,
    offset: 53,
    atSegmentStart: false,
  })
})
