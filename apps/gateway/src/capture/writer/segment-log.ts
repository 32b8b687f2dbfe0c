// The files of a session while it is written: blocks are gathered in one buffer and written when
// it is full or when the caller says so. (Measured: one write of a MiB costs little more than half
// of what writing each block by itself does.)
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { progressPath, writeProgress } from '../../store/progress-file.ts'
import { segmentName } from '../../store/segment-files.ts'
import type { SegmentStart } from '../../store/session-store.ts'

const BUFFER_BYTES = 1024 * 1024

export class SegmentLog {
  readonly #folder: string
  readonly #buffer = new Uint8Array(BUFFER_BYTES)
  #buffered = 0
  #file: number | undefined
  readonly #progressFile: number
  #number = 0
  /** Of all segments, buffered bytes included. */
  #end = 0
  #segmentStart = 0
  #newSegments: SegmentStart[] = []

  constructor(folder: string) {
    this.#folder = folder
    this.#progressFile = openSync(progressPath(folder), 'w', 0o600)
  }

  /** Bytes of the segment at work. */
  get segmentBytes(): number {
    return this.#end - this.#segmentStart
  }

  get buffered(): number {
    return this.#buffered
  }

  begin(): void {
    this.#write()
    if (this.#file !== undefined) closeSync(this.#file)
    this.#number++
    this.#file = openSync(join(this.#folder, segmentName(this.#number)), 'wx', 0o600)
    this.#segmentStart = this.#end
    this.#newSegments.push({ number: this.#number, start: this.#end })
  }

  /** Room at the end of the buffer, so that what is made there need not be copied by `append`. */
  allocate(length: number): Uint8Array {
    if (length > BUFFER_BYTES) return new Uint8Array(length)
    if (length > BUFFER_BYTES - this.#buffered) this.#write()
    return this.#buffer.subarray(this.#buffered, this.#buffered + length)
  }

  append(bytes: Uint8Array): void {
    this.#end += bytes.length
    const isInPlace = bytes.buffer === this.#buffer.buffer && bytes.byteOffset === this.#buffered
    if (isInPlace) this.#buffered += bytes.length
    else this.#copy(bytes)
  }

  #copy(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      if (this.#buffered === BUFFER_BYTES) this.#write()
      const part = bytes.subarray(at, at + BUFFER_BYTES - this.#buffered)
      this.#buffer.set(part, this.#buffered)
      this.#buffered += part.length
      at += part.length
    }
  }

  /** Everything so far is in the file; returns what is new since the last time. */
  flush(counts: { frames: number; connections: number }): {
    end: number
    segments: readonly SegmentStart[]
  } {
    this.#write()
    writeProgress(this.#progressFile, counts)
    const segments = this.#newSegments
    this.#newSegments = []
    return { end: this.#end, segments }
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file)
    closeSync(this.#progressFile)
    this.#file = undefined
  }

  #write(): void {
    if (this.#file === undefined) return
    for (let at = 0; at < this.#buffered;) {
      at += writeSync(this.#file, this.#buffer, at, this.#buffered - at)
    }
    this.#buffered = 0
  }
}
