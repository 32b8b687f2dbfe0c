// A session's bytes as files: 000001.pcapng, 000002.pcapng ... Where one begins in the session is
// the sum of those before it, counted from the first that is still there.
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SegmentStart } from './session-store.ts'

const SEGMENT_NAME = /^(\d{6,})\.pcapng$/

export function segmentName(number: number): string {
  return `${String(number).padStart(6, '0')}.pcapng`
}

export interface SegmentFile extends SegmentStart {
  readonly bytes: number
  readonly modifiedAt: Date
}

/** The segments on disk from `first` on, in order, as far as their numbers follow each other. */
export async function listSegments(folder: string, first: SegmentStart): Promise<SegmentFile[]> {
  const segments: SegmentFile[] = []
  let start = first.start
  for (const number of await segmentNumbers(folder)) {
    if (number < first.number) continue
    if (number !== first.number + segments.length) break
    const { size, mtime } = await stat(join(folder, segmentName(number)))
    segments.push({ number, start, bytes: size, modifiedAt: mtime })
    start += size
  }
  return segments
}

export async function segmentNumbers(folder: string): Promise<number[]> {
  const numbers: number[] = []
  const names = await readdir(folder).catch(emptyIfMissing)
  for (const name of names) {
    const match = SEGMENT_NAME.exec(name)
    if (match !== null) numbers.push(Number(match[1]))
  }
  return numbers.toSorted((a, b) => a - b)
}

function emptyIfMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}

/** The segment that holds `offset`; `segments` are in order. */
export function segmentAt(
  segments: readonly SegmentStart[],
  offset: number,
): SegmentStart | undefined {
  return segments.findLast(({ start }) => start <= offset)
}

/** At most `length` bytes of one file from `from`; fewer at its end. */
export async function readFileRange(
  path: string,
  from: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = await open(path, 'r')
  try {
    const bytes = new Uint8Array(length)
    const { bytesRead } = await file.read(bytes, 0, length, from)
    return bytesRead === length ? bytes : bytes.slice(0, bytesRead)
  } finally {
    await file.close()
  }
}
