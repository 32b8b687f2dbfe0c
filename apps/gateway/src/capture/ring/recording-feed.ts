// The forwarding side of the ring. Never waits and never fails: what does not fit is forwarded
// but not captured, counted, and told to the writer as a gap as soon as there is room again.
//
//   capturing --- ring full ---> dropping --- room, and a frame begins ---> capturing
//
// Records that must not be lost (opened, closed, gaps, the listener map) have a reserve in the
// ring; when even that is used up they wait here, and everything behind them is dropped so that
// the order stays.
import type { Splice } from '@brokerscope/trace'
import {
  CLOSED,
  type ClosedRecord,
  DATA,
  type DirectionCode,
  DROPPED,
  encodeJson,
  LEDGER,
  OPENED,
  type OpenedRecord,
  REQUEST,
  RESPONSE,
  SECTION,
  type SectionRecord,
  STOP,
} from './ring-records.ts'
import { MAX_RECORD_BYTES, RESERVED_BYTES, type RingProducer } from './ring.ts'

const RETRY_MS = 20
/** Records that wait for room; more can only be openings and closings of a flood of connections. */
const BACKLOG_LIMIT = 100_000
const NO_BYTES = new Uint8Array(0)

interface Waiting {
  readonly type: number
  readonly direction: DirectionCode
  readonly connection: number
  readonly timeNs: number
  readonly bytes: Uint8Array
}

export class RecordingFeed {
  readonly #ring: RingProducer
  readonly #onDropped: (bytes: number) => void
  readonly #backlog: Waiting[] = []
  #isRetrying = false
  #lastConnection = 0
  /** Bytes of traffic that were not captured, since the start. */
  dropped = 0
  /** Set when nobody writes any more; everything is dropped and counted then. */
  isCut = false

  constructor(ring: RingProducer, onDropped: (bytes: number) => void) {
    this.#ring = ring
    this.#onDropped = onDropped
  }

  open(opened: OpenedRecord, timeNs: number): ConnectionFeed {
    const id = ++this.#lastConnection
    this.must(OPENED, REQUEST, id, timeNs, encodeJson(opened))
    return new ConnectionFeed(this, id)
  }

  section(section: SectionRecord, timeNs: number): void {
    this.must(SECTION, REQUEST, 0, timeNs, encodeJson(section))
  }

  stop(timeNs: number): void {
    this.must(STOP, REQUEST, 0, timeNs, NO_BYTES)
  }

  /** For ConnectionFeed: false if it was dropped. */
  may(
    type: number,
    direction: DirectionCode,
    connection: number,
    timeNs: number,
    bytes: Uint8Array,
  ): boolean {
    if (this.isCut || (this.#backlog.length > 0 && !this.#flush())) return false
    return this.#ring.put(type, direction, connection, timeNs, bytes, RESERVED_BYTES)
  }

  /** For what must not be lost. */
  must(
    type: number,
    direction: DirectionCode,
    connection: number,
    timeNs: number,
    bytes: Uint8Array,
  ): void {
    if (this.isCut) return
    const isNext = this.#backlog.length === 0 || this.#flush()
    if (isNext && this.#ring.put(type, direction, connection, timeNs, bytes, 0)) return
    if (this.#backlog.length >= BACKLOG_LIMIT) return
    this.#backlog.push({ type, direction, connection, timeNs, bytes })
    this.#retryLater()
  }

  count(droppedBytes: number): void {
    this.dropped += droppedBytes
    this.#onDropped(this.dropped)
  }

  #retryLater(): void {
    if (this.#isRetrying) return
    this.#isRetrying = true
    setTimeout(() => {
      this.#isRetrying = false
      if (!this.isCut && !this.#flush()) this.#retryLater()
    }, RETRY_MS)
  }

  /** True if nothing waits any more. */
  #flush(): boolean {
    let sent = 0
    for (const { type, direction, connection, timeNs, bytes } of this.#backlog) {
      if (!this.#ring.put(type, direction, connection, timeNs, bytes, 0)) break
      sent++
    }
    this.#backlog.splice(0, sent)
    return this.#backlog.length === 0
  }
}

/** One connection's way into the ring. */
export class ConnectionFeed {
  readonly #feed: RecordingFeed
  readonly id: number
  /** Per direction: bytes dropped and not yet told; 0 while capturing. */
  readonly #gap = [0, 0]

  constructor(feed: RecordingFeed, id: number) {
    this.#feed = feed
    this.id = id
  }

  /** `frameStart` is where the first frame begins in `bytes`, -1 if none does. */
  data(direction: DirectionCode, bytes: Uint8Array, frameStart: number, timeNs: number): void {
    if (this.#gap[direction] !== 0) this.#resume(direction, bytes, frameStart, timeNs)
    else this.#put(direction, bytes, 0, timeNs)
  }

  /** Bytes that end a frame in which the broker had sent something else. */
  changed(bytes: Uint8Array, splices: readonly Splice[], frameStart: number, timeNs: number): void {
    const ledger = splices.map((splice) => ({
      offset: splice.offset,
      removed: splice.removed,
      base64: Buffer.from(splice.bytes).toString('base64'),
    }))
    const isCapturing = this.#gap[RESPONSE] === 0
    // Without its ledger the frame would look like the broker's own.
    if (isCapturing && !this.#feed.may(LEDGER, RESPONSE, this.id, timeNs, encodeJson(ledger))) {
      return this.#drop(RESPONSE, bytes.length)
    }
    if (isCapturing || frameStart < 0) return this.data(RESPONSE, bytes, frameStart, timeNs)
    this.#drop(RESPONSE, frameStart)
    if (!this.#tellGap(RESPONSE, timeNs)) return this.#drop(RESPONSE, bytes.length - frameStart)
    this.changed(bytes.subarray(frameStart), splices, 0, timeNs)
  }

  closed(record: ClosedRecord, timeNs: number): void {
    for (const direction of endedBy(record)) {
      if (this.#gap[direction] === 0) continue
      this.#feed.must(DROPPED, direction, this.id, timeNs, this.#gapBytes(direction))
      this.#gap[direction] = 0
    }
    this.#feed.must(CLOSED, REQUEST, this.id, timeNs, encodeJson(record))
  }

  #resume(direction: DirectionCode, bytes: Uint8Array, frameStart: number, timeNs: number): void {
    if (frameStart < 0) return this.#drop(direction, bytes.length)
    this.#drop(direction, frameStart)
    if (this.#tellGap(direction, timeNs)) this.#put(direction, bytes, frameStart, timeNs)
    else this.#drop(direction, bytes.length - frameStart)
  }

  #put(direction: DirectionCode, bytes: Uint8Array, from: number, timeNs: number): void {
    for (let at = from; at < bytes.length; at += MAX_RECORD_BYTES) {
      const isWhole = at === 0 && bytes.length <= MAX_RECORD_BYTES
      const part = isWhole ? bytes : bytes.subarray(at, at + MAX_RECORD_BYTES)
      if (!this.#feed.may(DATA, direction, this.id, timeNs, part)) {
        return this.#drop(direction, bytes.length - at)
      }
    }
  }

  #drop(direction: DirectionCode, length: number): void {
    if (length === 0) return
    this.#gap[direction] = (this.#gap[direction] ?? 0) + length
    this.#feed.count(length)
  }

  /** True if the writer knows of the gap, so that bytes may follow. */
  #tellGap(direction: DirectionCode, timeNs: number): boolean {
    const isTold = this.#feed.may(DROPPED, direction, this.id, timeNs, this.#gapBytes(direction))
    if (isTold) this.#gap[direction] = 0
    return isTold
  }

  #gapBytes(direction: DirectionCode): Uint8Array {
    return Buffer.from(String(this.#gap[direction]))
  }
}

/** A FIN ends what its sender says; the other side may go on, and its gap is told when it is over. */
function endedBy({ by, how }: ClosedRecord): readonly DirectionCode[] {
  if (how === 'reset' || by === 'capture') return [REQUEST, RESPONSE]
  return by === 'client' ? [REQUEST] : [RESPONSE]
}
