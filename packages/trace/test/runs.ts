import type { Run } from '../src/tcp/run.ts'

/** Bytes at a stream offset, as the TCP layer hands them on. */
export function runOf(data: Uint8Array, offset = 0, overrides: Partial<Run> = {}): Run {
  return {
    data,
    start: 0,
    end: data.length,
    fileOffset: 10_000 + offset,
    offset,
    cut: 0,
    packet: 1,
    timeNs: 1n,
    atSegmentStart: true,
    comments: undefined,
    ...overrides,
  }
}
