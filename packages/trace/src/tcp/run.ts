import type { Moment } from '../file/packet.ts'
import type { GapReason } from '../events.ts'
import type { PacketComments } from '../comments.ts'

/** Bytes of one TCP segment at their place in the stream: `data` from `start` to `end`. */
export interface Run extends Moment {
  data: Uint8Array
  start: number
  end: number
  /** Where `data[start]` lies in the file. */
  fileOffset: number
  /** Stream offset of `data[start]`. */
  offset: number
  /** Bytes that followed on the wire and were not captured. */
  cut: number
  packet: number
  timeNs: bigint
  /** Begins where a TCP segment began, so a frame may begin here. */
  atSegmentStart: boolean
  comments: PacketComments | undefined
}

/** Takes a stream in order. */
export interface StreamSink {
  run(run: Run): void
  gap(offset: number, bytes: number, at: Moment, reason: GapReason): void
}

/** The run without its first bytes. */
export function skipFront(run: Run, bytes: number): Run {
  if (bytes === 0) return run
  return {
    ...run,
    start: run.start + bytes,
    fileOffset: run.fileOffset + bytes,
    offset: run.offset + bytes,
    atSegmentStart: false,
  }
}
