// What all connections of one reader share: where events go, how frames are counted, how much may
// wait in memory, and what the reader was told about the capture.
import type { Frame, SectionInfo, TraceEvent } from './events.ts'
import type { NotesOfFrame } from './frames/frame-notes.ts'

export interface TraceReaderOptions {
  /** Of the first byte that will be pushed, for who starts at a later segment; 0 if not given. */
  readonly startOffset?: number
  /** Ports that are brokers for sure, whatever their bytes look like. */
  readonly brokerPorts?: readonly number[]
  /** Largest frame that is believed; see DEFAULT_MAX_FRAME_BYTES. */
  readonly maxFrameBytes?: number
  /** Cheap check of a frame without its size, maybe cut at its end; finds the client's side. */
  readonly looksLikeRequest?: (bytes: Uint8Array) => boolean
}

/**
 * 512 MiB: five times the default of Kafka's socket.request.max.bytes and ten times that of
 * fetch.max.bytes. And the first printable character is 0x20, so any text protocol (HTTP, SSH)
 * announces at least 0x20000000 bytes = 512 MiB and is told from Kafka by its first four bytes.
 */
export const DEFAULT_MAX_FRAME_BYTES = 512 * 1024 * 1024

/** More would say nothing new, and a file may have a problem in every packet. */
const MAX_PROBLEMS = 1000
/** What may wait over all connections: out-of-order segments, and bytes in search of a frame. */
export const MAX_HELD_BYTES = 64 * 1024 * 1024
/** What a run that waits costs beside its bytes: objects of some ten words each; about. */
export const RUN_OVERHEAD_BYTES = 384

/** All of a frame but what only the order of all frames tells. */
export interface CompleteFrame extends Omit<Frame, 'number' | 'clockBack' | keyof NotesOfFrame> {
  readonly notes: NotesOfFrame | undefined
}

export class Assembly {
  readonly brokerPorts: ReadonlySet<number>
  readonly maxFrameBytes: number
  readonly looksLikeRequest: ((bytes: Uint8Array) => boolean) | undefined
  /** Of the section being read; undefined for captures of other tools. */
  section: SectionInfo | undefined
  /** Sections begun; tells whether a prelude belongs to the section that opened a connection. */
  sections = 0
  /** Bytes that wait, over all connections. */
  heldBytes = 0

  #events: TraceEvent[] = []
  #frames = 0
  #lastFrameNs = 0n
  readonly #said = new Set<string>()

  constructor(options: TraceReaderOptions) {
    this.brokerPorts = new Set(options.brokerPorts)
    this.maxFrameBytes = options.maxFrameBytes ?? DEFAULT_MAX_FRAME_BYTES
    this.looksLikeRequest = options.looksLikeRequest
  }

  emit(event: TraceEvent): void {
    this.#events.push(event)
  }

  /** Numbers the frame and says it. */
  emitFrame(complete: CompleteFrame): void {
    this.#frames += 1
    const { packet, timeNs, connection, direction, streamOffset, size, bytes, pieces } = complete
    // Written out, because spreading costs more than all else that is done for a small frame.
    const frame: Frame = {
      number: this.#frames,
      packet,
      timeNs,
      connection,
      direction,
      streamOffset,
      size,
      bytes,
      pieces,
    }
    if (complete.notes !== undefined) Object.assign(frame, complete.notes)
    if (timeNs < this.#lastFrameNs) Object.assign(frame, { clockBack: true })
    this.#lastFrameNs = timeNs
    this.emit({ type: 'frame', frame })
  }

  /** Said once for each `kind`, and for MAX_PROBLEMS kinds at most. */
  problem(kind: string, message: string, fileOffset: number, packet?: number): void {
    if (this.#said.has(kind) || this.#said.size >= MAX_PROBLEMS) return
    this.#said.add(kind)
    this.emit({ type: 'problem', message, fileOffset, ...(packet === undefined ? {} : { packet }) })
  }

  takeEvents(): TraceEvent[] {
    const events = this.#events
    this.#events = []
    return events
  }
}
