// The counts of a session that is being recorded, rewritten in place at each flush. Its bytes tell
// their own length after kill -9, but frames and connections could only be had by reading all of
// them again. Fixed length, one write: a reader sees the old line or the new one.
import { readFile } from 'node:fs/promises'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordingProgress } from './session-store.ts'

const LENGTH = 256

export type RecordingCounts = Pick<RecordingProgress, 'frames' | 'connections'>

export function progressPath(folder: string): string {
  return join(folder, 'progress.json')
}

export function writeProgress(file: number, counts: RecordingCounts): void {
  const { frames, connections } = counts
  const line = JSON.stringify({ frames, connections })
  writeSync(file, line.padEnd(LENGTH - 1).concat('\n'), 0)
}

/** Undefined where there is none, or none that can be read. */
export async function readProgress(folder: string): Promise<RecordingCounts | undefined> {
  try {
    return JSON.parse(await readFile(progressPath(folder), 'utf8')) as RecordingCounts
  } catch {
    return undefined
  }
}
