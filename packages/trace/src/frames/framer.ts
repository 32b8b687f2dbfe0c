// Cuts one direction of a connection into Kafka frames.
//
//   frames -- bytes lost, or an impossible size --> searching -- a sure frame start --> frames
//   frames -- bytes lost inside a frame whose end is known --> damaged -- that end --> frames
//   frames -- the first bytes are another protocol --> foreign (for good)
import { badFirstSize, notARequest, recognise, type Foreign } from './foreign.ts'
import { FrameNotes } from './frame-notes.ts'
import { FrameSearch } from './frame-search.ts'
import { PartialFrame } from './partial-frame.ts'
import type { Assembly } from '../assembly.ts'
import type { Connection, Direction, GapReason } from '../events.ts'
import type { Echo } from './echo.ts'
import type { Moment } from '../file/packet.ts'
import type { Run, StreamSink } from '../tcp/run.ts'

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
  readonly #frame = new PartialFrame()
  readonly #notes = new FrameNotes()
  #frames = 0
  #emptyFrames = 0

  #isForeign = false
  #search: FrameSearch | undefined
  /** Start and cause of bytes that belong to no frame, while searching. */
  #lostFrom = 0
  #lostReason: GapReason = 'midStream'
  /** While damaged: where the next frame starts. */
  #damagedUntil = 0

  constructor(assembly: Assembly, options: FramerOptions) {
    this.#assembly = assembly
    this.#options = options
    if (!options.fromStart) this.#startSearch(0, 'midStream')
  }

  run(run: Run): void {
    if (this.#isForeign) return
    if (run.comments?.resync === true && run.atSegmentStart) this.align(run.offset, run)
    const found = this.#search?.run(run)
    if (found !== undefined) {
      this.#stopSearch(found.offset, run)
      this.#damagedUntil = found.offset
      for (const kept of found.runs) this.#cut(kept)
    } else if (this.#search === undefined) {
      this.#cut(run)
    }
  }

  gap(offset: number, bytes: number, at: Moment, reason: GapReason): void {
    if (this.#isForeign) return
    const after = offset + bytes
    if (this.#search !== undefined) {
      this.#sayGap(this.#lostFrom, offset, at, this.#lostReason)
      this.#sayGap(offset, after, at, reason)
      this.#search.gap()
      this.#lostFrom = after
      return
    }
    this.#sayGap(offset, after, at, reason)
    const frameEnd = this.#frame.isSizeKnown ? this.#frame.end : this.#damagedUntil
    this.#giveUpFrame(at)
    if (after <= frameEnd) this.#damagedUntil = frameEnd
    else this.#startSearch(after, reason)
  }

  /** A frame starts at `offset`, for sure. */
  align(offset: number, at: Moment): void {
    if (this.#isForeign) return
    this.#giveUpFrame(at)
    this.#damagedUntil = 0
    this.#stopSearch(offset, at)
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
    this.#reset()
  }

  /** The stream is over; `offset` is behind its last byte. */
  end(offset: number, at: Moment): void {
    if (this.#isForeign) return
    this.#stopSearch(offset, at)
    this.#giveUpFrame(at)
  }

  #cut(run: Run): void {
    const frame = this.#frame
    let at = run.start + Math.max(0, Math.min(run.end - run.start, this.#damagedUntil - run.offset))
    if (at < run.end && run.comments !== undefined) this.#notes.add(run.comments)
    while (at < run.end && this.#search === undefined && !this.#isForeign) {
      if (frame.isSizeKnown) {
        at = frame.takeBody(run, at)
      } else {
        at = frame.takeSize(run, at)
        if (frame.isSizeKnown) this.#judge(run, at)
      }
      if (frame.isComplete) this.#complete(run)
    }
  }

  /** Whether the size, and the beginning of a stream, can be Kafka's. `at` is behind the size. */
  #judge(run: Run, at: number): void {
    const { direction, isTrusted, fromStart } = this.#options
    const { maxFrameBytes, looksLikeRequest } = this.#assembly
    const { size, offset } = this.#frame
    const isFirst = this.#frames === 0 && fromStart && offset === 0
    const isSize = size >= (isFirst ? MIN_SIZE[direction] : 0) && size <= maxFrameBytes
    const isZeros = size === 0 && this.#emptyFrames >= MAX_EMPTY_FRAMES
    if (!isFirst) {
      if (!isSize || isZeros) this.#impossibleSize(run, at)
      return
    }
    const foreign =
      recognise(size, direction) ?? (isSize ? undefined : badFirstSize(size, maxFrameBytes))
    if (foreign !== undefined) return this.#foreign(foreign, run, at)

    const head = run.data.subarray(at, Math.min(run.end, at + size))
    const isEnough = head.length >= Math.min(size, ENOUGH_TO_JUDGE)
    if (direction === 'response' || isTrusted || !isEnough) return
    if (looksLikeRequest?.(head) === false) this.#foreign(notARequest(), run, at)
  }

  #foreign(foreign: Foreign, run: Run, at: number): void {
    const tail = run.data.subarray(at, Math.min(run.end, at + FIRST_BYTES - 4))
    const firstBytes = new Uint8Array(4 + tail.length)
    new DataView(firstBytes.buffer).setInt32(0, this.#frame.size)
    firstBytes.set(tail, 4)
    this.stopAsForeign()
    this.#options.onForeign(foreign, run, firstBytes)
  }

  #impossibleSize(run: Run, at: number): void {
    const { connection, direction } = this.#options
    const { offset, size } = this.#frame
    this.#assembly.problem(
      `size ${connection.id} ${direction}`,
      `In packet ${run.packet} the ${direction} stream of ${connection.name} announces a message of ${size} bytes at stream offset ${offset}; at most ${this.#assembly.maxFrameBytes} are believed. Bytes are skipped until a message can be recognised again`,
      run.fileOffset + at - run.start,
      run.packet,
    )
    this.#reset()
    this.#startSearch(offset, 'lost')
  }

  #complete(run: Run): void {
    const { connection, direction, echo } = this.#options
    const { size, bytes, pieces, offset } = this.#frame
    if (direction === 'request') echo.request(bytes)
    this.#frames += 1
    this.#emptyFrames = size === 0 ? this.#emptyFrames + 1 : 0
    this.#assembly.emitFrame({
      packet: run.packet,
      timeNs: run.timeNs,
      connection,
      direction,
      streamOffset: offset,
      size,
      bytes,
      pieces,
      notes: this.#notes.take(),
    })
    this.#frame.reset()
  }

  #giveUpFrame(at: Moment): void {
    const frame = this.#frame
    if (frame.hasBegun) {
      const { connection, direction } = this.#options
      this.#assembly.emit({
        type: 'unfinished',
        connection,
        direction,
        streamOffset: frame.offset,
        size: frame.isSizeKnown ? frame.size : -1,
        have: frame.have,
        bytes: frame.bytes,
        pieces: frame.pieces,
        packet: at.packet,
        timeNs: at.timeNs,
      })
    }
    this.#reset()
  }

  #reset(): void {
    this.#frame.reset()
    this.#notes.drop()
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

  /** Bytes from where the search began up to `offset` belong to no frame. */
  #stopSearch(offset: number, at: Moment): void {
    if (this.#search === undefined) return
    this.#sayGap(this.#lostFrom, offset, at, this.#lostReason)
    this.#search.gap()
    this.#search = undefined
  }

  #sayGap(from: number, to: number, at: Moment, reason: GapReason): void {
    if (to <= from) return
    const { connection, direction } = this.#options
    const { packet, timeNs } = at
    const where = { connection, direction, streamOffset: from, bytes: to - from }
    this.#assembly.emit({ type: 'gap', ...where, packet, timeNs, reason })
  }
}
