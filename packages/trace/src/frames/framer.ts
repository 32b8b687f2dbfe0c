// Cuts one direction of a connection into Kafka frames: a 4-byte big-endian size, then as many
// bytes. A frame that lies whole in one packet is handed on as a view; any other is gathered once
// in a buffer that grows with what comes.
//
//   frames ── bytes lost, or an impossible size ──> searching ── a sure frame start ──> frames
//   frames ── bytes lost inside a frame whose end is known ──> damaged ── that end ──> frames
//   frames ── the first bytes are another protocol ──> foreign (for good)
import { badFirstSize, notARequest, recognise, type Foreign } from './foreign.ts'
import type { Echo } from './echo.ts'
import { FrameSearch } from './frame-search.ts'
import { FrameNotes } from './frame-notes.ts'
import { GrowingBuffer } from '../growing-buffer.ts'
import type { Run, StreamSink } from '../tcp/run.ts'
import type { Assembly } from '../assembly.ts'
import type { Moment } from '../file/packet.ts'
import type { Connection, Direction, GapReason, Piece } from '../events.ts'

/** A request has at least key, version and correlation id; a response its correlation id. */
const MIN_SIZE = { request: 8, response: 4 }
/** Empty frames are real (SASL tokens), but not one after another: then these are zeros. */
const MAX_EMPTY_FRAMES = 16
/** What `looksLikeRequest` is given at least, when the frame has as many. */
const ENOUGH_TO_JUDGE = 64
const FIRST_BYTES = 64

export interface FramerOptions {
  readonly connection: Connection
  readonly direction: Direction
  /** The stream begins with its first byte, so the first four bytes are a size. */
  readonly fromStart: boolean
  /** Told to be Kafka (listener map, broker port), so the first request is not judged. */
  readonly isTrusted: boolean
  /** Shared by both directions of the connection. */
  readonly echo: Echo
  readonly onForeign: (foreign: Foreign, run: Run, firstBytes: Uint8Array) => void
}

export class Framer implements StreamSink {
  readonly #assembly: Assembly
  readonly #options: FramerOptions
  #isForeign = false
  #search: FrameSearch | undefined
  /** Start and cause of bytes that belong to no frame, while searching. */
  #lostFrom = 0
  #lostReason: GapReason = 'midStream'
  /** While damaged: where the next frame starts. */
  #damagedUntil = 0

  readonly #sizeBytes = new Uint8Array(4)
  #sizeLength = 0
  #size = 0
  #frameOffset = 0
  #have = 0
  #body: GrowingBuffer | undefined
  #pieces: Piece[] = []
  readonly #notes = new FrameNotes()
  #frames = 0
  #emptyFrames = 0

  constructor(assembly: Assembly, options: FramerOptions) {
    this.#assembly = assembly
    this.#options = options
    if (!options.fromStart) this.#startSearch(0, 'midStream')
  }

  run(run: Run): void {
    if (this.#isForeign) return
    if (run.comments?.resync === true && run.atSegmentStart) this.align(run.offset, run)
    if (this.#search !== undefined) this.#runSearch(this.#search, run)
    else this.#cut(run)
  }

  gap(offset: number, bytes: number, at: Moment, reason: GapReason): void {
    if (this.#isForeign) return
    const { connection, direction } = this.#options
    const { packet, timeNs } = at
    const search = this.#search
    if (search !== undefined) this.#sayLost(offset, at)
    this.#assembly.emit({
      type: 'gap',
      connection,
      direction,
      streamOffset: offset,
      bytes,
      packet,
      timeNs,
      reason,
    })
    const after = offset + bytes
    if (search !== undefined) {
      search.gap()
      this.#lostFrom = after
      return
    }
    const isSizeKnown = this.#sizeLength === 4
    const frameEnd = isSizeKnown ? this.#frameOffset + 4 + this.#size : this.#damagedUntil
    this.#giveUpFrame(at)
    if (after <= frameEnd) this.#damagedUntil = frameEnd
    else this.#startSearch(after, reason)
  }

  /** A frame starts at `offset`, for sure. */
  align(offset: number, at: Moment): void {
    if (this.#isForeign) return
    this.#giveUpFrame(at)
    this.#damagedUntil = 0
    if (this.#search === undefined) return
    this.#sayLost(offset, at)
    this.#search.gap()
    this.#search = undefined
  }

  /** The stream goes on inside a frame whose start was not seen. */
  unalign(offset: number, at: Moment): void {
    if (this.#isForeign || this.#search !== undefined) return
    this.#giveUpFrame(at)
    this.#startSearch(offset, 'midStream')
  }

  stopAsForeign(): void {
    this.#isForeign = true
    this.#search?.gap()
    this.#search = undefined
    this.#resetFrame()
  }

  /** The stream is over; `offset` is behind its last byte. */
  end(offset: number, at: Moment): void {
    if (this.#isForeign) return
    if (this.#search !== undefined) this.#sayLost(offset, at)
    this.#search?.gap()
    this.#giveUpFrame(at)
  }

  #cut(run: Run): void {
    const { data, end } = run
    let at = run.start
    if (this.#damagedUntil > run.offset) {
      at += Math.min(end - at, this.#damagedUntil - run.offset)
    }
    if (at < end && run.comments !== undefined) this.#notes.add(run.comments)
    while (at < end && this.#search === undefined && !this.#isForeign) {
      if (this.#sizeLength < 4) {
        if (this.#sizeLength === 0) this.#frameOffset = run.offset + at - run.start
        while (at < end && this.#sizeLength < 4)
          this.#sizeBytes[this.#sizeLength++] = data[at++] ?? 0
        if (this.#sizeLength === 4) this.#sizeKnown(run, at)
        continue
      }
      const count = Math.min(this.#size - this.#have, end - at)
      const isWhole = count === this.#size
      if (!isWhole) (this.#body ??= new GrowingBuffer(this.#size)).append(data, at, at + count)
      this.#pieces.push({ fileOffset: run.fileOffset + at - run.start, length: count })
      this.#have += count
      at += count
      if (this.#have < this.#size) continue
      this.#complete(this.#body?.bytes ?? data.subarray(at - count, at), run)
    }
  }

  /** `at` is behind the size. */
  #sizeKnown(run: Run, at: number): void {
    const { direction, isTrusted, fromStart } = this.#options
    const { maxFrameBytes, looksLikeRequest } = this.#assembly
    const [first = 0, second = 0, third = 0, last = 0] = this.#sizeBytes
    const word = (first << 24) | (second << 16) | (third << 8) | last
    this.#size = word
    const isFirst = this.#frames === 0 && fromStart && this.#frameOffset === 0
    const isSize = this.#size >= (isFirst ? MIN_SIZE[direction] : 0) && this.#size <= maxFrameBytes
    const isEmptyAgain = this.#size === 0 && this.#emptyFrames >= MAX_EMPTY_FRAMES
    if (isFirst) {
      const foreign =
        recognise(word >>> 0, direction) ??
        (isSize ? undefined : badFirstSize(word >>> 0, this.#size, maxFrameBytes))
      if (foreign !== undefined) return this.#foreign(foreign, run, at)
      const judged = run.data.subarray(at, Math.min(run.end, at + this.#size))
      if (
        direction === 'request' &&
        !isTrusted &&
        judged.length >= Math.min(this.#size, ENOUGH_TO_JUDGE) &&
        looksLikeRequest?.(judged) === false
      ) {
        return this.#foreign(notARequest(), run, at)
      }
    }
    if (!isSize || isEmptyAgain) return this.#impossibleSize(run, at)
    if (this.#size === 0) this.#complete(new Uint8Array(0), run)
  }

  #foreign(foreign: Foreign, run: Run, at: number): void {
    const { onForeign } = this.#options
    const tail = run.data.subarray(at, Math.min(run.end, at + FIRST_BYTES - 4))
    const firstBytes = new Uint8Array(4 + tail.length)
    firstBytes.set(this.#sizeBytes)
    firstBytes.set(tail, 4)
    this.stopAsForeign()
    onForeign(foreign, run, firstBytes)
  }

  #impossibleSize(run: Run, at: number): void {
    const { connection, direction } = this.#options
    const offset = this.#frameOffset
    this.#assembly.problem(
      `size ${connection.id} ${direction}`,
      `In packet ${run.packet} the ${direction} stream of ${connection.name} announces a message of ${this.#size} bytes at stream offset ${offset}; at most ${this.#assembly.maxFrameBytes} are believed. Bytes are skipped until a message can be recognised again`,
      run.fileOffset + at - run.start,
      run.packet,
    )
    this.#resetFrame()
    this.#startSearch(offset, 'lost')
  }

  #complete(bytes: Uint8Array, run: Run): void {
    const { connection, direction, echo } = this.#options
    if (direction === 'request') echo.request(bytes)
    this.#frames += 1
    this.#emptyFrames = this.#size === 0 ? this.#emptyFrames + 1 : 0
    this.#assembly.emitFrame({
      packet: run.packet,
      timeNs: run.timeNs,
      connection,
      direction,
      streamOffset: this.#frameOffset,
      size: this.#size,
      bytes,
      pieces: this.#pieces,
      notes: this.#notes.take(),
    })
    this.#resetFrame()
  }

  #resetFrame(): void {
    this.#sizeLength = 0
    this.#have = 0
    this.#body = undefined
    this.#pieces = []
    this.#notes.drop()
  }

  #giveUpFrame(at: Moment): void {
    if (this.#sizeLength > 0) {
      const { connection, direction } = this.#options
      this.#assembly.emit({
        type: 'unfinished',
        connection,
        direction,
        streamOffset: this.#frameOffset,
        size: this.#sizeLength === 4 ? this.#size : -1,
        have: this.#have,
        bytes: this.#body?.bytes ?? new Uint8Array(0),
        pieces: this.#pieces,
        packet: at.packet,
        timeNs: at.timeNs,
      })
    }
    this.#resetFrame()
  }

  #startSearch(offset: number, reason: GapReason): void {
    const { direction, echo } = this.#options
    const { maxFrameBytes, looksLikeRequest } = this.#assembly
    this.#lostFrom = offset
    this.#lostReason = reason
    this.#damagedUntil = 0
    this.#search = new FrameSearch(this.#assembly, {
      minSize: MIN_SIZE[direction],
      maxSize: maxFrameBytes,
      looksRight: (bytes) =>
        direction === 'request' ? looksLikeRequest?.(bytes) : echo.isAnswer(bytes),
    })
  }

  #runSearch(search: FrameSearch, run: Run): void {
    const found = search.run(run)
    if (found === undefined) return
    this.#sayLost(found.offset, run)
    this.#search = undefined
    this.#damagedUntil = found.offset
    for (const kept of found.runs) this.#cut(kept)
  }

  /** Captured bytes from where the search began up to `offset` belong to no frame. */
  #sayLost(offset: number, at: Moment): void {
    const bytes = offset - this.#lostFrom
    if (bytes <= 0) return
    const { connection, direction } = this.#options
    this.#assembly.emit({
      type: 'gap',
      connection,
      direction,
      streamOffset: this.#lostFrom,
      bytes,
      packet: at.packet,
      timeNs: at.timeNs,
      reason: this.#lostReason,
    })
  }
}
