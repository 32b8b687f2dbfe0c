// The broker's stream on its way to the client. Everything passes in the chunks in which it came,
// but answers that may carry broker addresses:
//
//   head ----------- no addresses ----------------------------> pass ---> head
//    |   up to 1 MiB (Metadata and the like: 16 MiB)
//    +-----------------> hold ---> listeners known? ---> rewritten, or as it was ---> head
//    |                              no: wait for them, everything behind is kept back
//    +--- larger ------> stream --> the last 64 KiB are held, their addresses disguised ---> head
//
// A frame that lies in one chunk and needs no change is never cut out of it: the chunk goes on
// whole. An unknown or unreadable answer passes. A negative size ends the framing for good.
//
// Chunks belong to whoever reads the socket, who uses their memory again; what has to be kept
// beyond a call is copied. (Not by slice: what a Buffer gives is a view.)
import type { Splice } from '@brokerscope/trace'
import type { Address } from '../../address.ts'
import { invariant } from '../../errors.ts'
import type { FoundAddress } from './address-collector.ts'
import { type AddressPlan, addressPlan } from './address-plan.ts'
import { Answer } from './answer.ts'
import type { BufferPool } from './buffer-pool.ts'
import type { Dialogue } from '../frames/dialogue.ts'
import { int32 } from '../frames/request-peek.ts'
import { mayEndWithNodeEndpoints } from './tail-scan.ts'

/** Answers that end with the addresses are streamed above this (design) ... */
const HOLD_LIMIT = 1024 * 1024
/** ... the others begin with them and are held; a Metadata of 500,000 partitions has this size. */
const LARGE_HOLD_LIMIT = 16 * 1024 * 1024
/** Node endpoints of more than a thousand nodes. */
const TAIL_BYTES = 64 * 1024

/** Size and correlation id. */
const HEAD_BYTES = 8
const DESCRIBE_QUORUM = 55

export interface ResponseOutlet {
  /**
   * `frameStart` is where the first frame begins in `bytes`, -1 if none does. True if the bytes
   * are needed beyond the call, so that their memory must not be used again.
   */
  toClient(bytes: Uint8Array, frameStart: number): boolean
  /** `bytes` end a frame in which the broker had sent something else. */
  toClientChanged(bytes: Uint8Array, splices: readonly Splice[], frameStart: number): void
  /** The client's address of a node: undefined if it is not known yet, null if it gets none. */
  listenerOf(address: FoundAddress): Address | null | undefined
  /** Wants listeners for these; a later `bound()` is the answer. Nothing should be read until then. */
  bind(addresses: readonly FoundAddress[]): void
  clusterId(clusterId: string): void
  /** Said of an answer that passed although it carries addresses. */
  passed(apiName: string, why: PassedWhy): void
  clientEnd(): void
}

export type PassedWhy = 'controllers' | 'unreadable' | 'tooLarge'

type Mode = 'head' | 'pass' | 'hold' | 'stream' | 'wait' | 'opaque'

const NOTHING = new Uint8Array(0)

export class ResponseRewriter {
  readonly #dialogue: Dialogue
  readonly #outlet: ResponseOutlet
  readonly #pool: BufferPool
  #mode: Mode = 'head'
  /** Bytes of the current frame that are still to come. */
  #rest = 0
  /** A head that was cut by the end of a chunk. */
  #carry = NOTHING
  #answer: Answer | undefined
  /** Came while listeners were being opened. */
  readonly #kept: Uint8Array[] = []
  #hasEnded = false

  // The chunk at work: what lies before `#sent` is done with, `#at` is looked at next. Between the
  // two is the run: bytes that go on as they are, as soon as the run ends.
  #chunk: Uint8Array = NOTHING
  #at = 0
  #sent = 0
  /** Where the first frame begins in the run, -1 if none does. */
  #frameStart = -1
  /** Where the held part of the current frame begins in the chunk. */
  #begin = 0

  constructor(dialogue: Dialogue, outlet: ResponseOutlet, pool: BufferPool) {
    this.#dialogue = dialogue
    this.#outlet = outlet
    this.#pool = pool
  }

  push(chunk: Uint8Array): void {
    if (this.#mode === 'wait') {
      this.#kept.push(new Uint8Array(chunk))
      return
    }
    this.#chunk = this.#carry.length > 0 ? Buffer.concat([this.#carry, chunk]) : chunk
    this.#carry = NOTHING
    this.#at = 0
    this.#sent = 0
    this.#begin = 0
    this.#run()
  }

  /** The listeners that were asked for are open, or will never be. */
  bound(): void {
    if (this.#answer === undefined || this.#mode !== 'wait') return
    this.#mode = 'hold'
    this.#finishHeld(this.#answer)
    this.#run()
    while (!this.#isWaiting()) {
      const next = this.#kept.shift()
      if (next === undefined) break
      this.push(next)
    }
    if (this.#hasEnded && !this.#isWaiting()) this.#flush()
  }

  /** The broker will send no more: what is held of an unfinished frame goes as it is. */
  end(): void {
    this.#hasEnded = true
    if (this.#mode !== 'wait') this.#flush()
  }

  #isWaiting(): boolean {
    return this.#mode === 'wait'
  }

  #flush(): void {
    if (this.#carry.length > 0) this.#outlet.toClient(this.#carry, 0)
    this.#carry = NOTHING
    // Of a frame that was streamed the beginning is with the client already.
    const frameStart = this.#mode === 'stream' ? -1 : 0
    if (this.#answer !== undefined) this.#passHeld(this.#answer, frameStart)
    this.#answer = undefined
    this.#outlet.clientEnd()
  }

  #run(): void {
    while (this.#at < this.#chunk.length) {
      switch (this.#mode) {
        case 'head':
          this.#readHead()
          break
        case 'pass':
          this.#advance()
          if (this.#rest === 0) this.#mode = 'head'
          break
        case 'hold':
          this.#hold()
          break
        case 'stream':
          this.#stream()
          break
        case 'opaque':
          this.#at = this.#chunk.length
          break
        case 'wait':
          return
      }
    }
    this.#send(this.#at)
    this.#chunk = NOTHING
  }

  /** Takes what the chunk has of the current frame; returns where that began. */
  #advance(): number {
    const from = this.#at
    const length = Math.min(this.#rest, this.#chunk.length - from)
    this.#rest -= length
    this.#at += length
    return from
  }

  #readHead(): void {
    const left = this.#chunk.length - this.#at
    const size = left < 4 ? 4 : int32(this.#chunk, this.#at)
    if (left < 4 || (size >= 4 && left < HEAD_BYTES)) {
      // Not even the size may be sent before it is certain.
      this.#send(this.#at)
      this.#carry = new Uint8Array(this.#chunk.subarray(this.#at))
      this.#at = this.#chunk.length
      this.#sent = this.#at
      return
    }
    if (this.#frameStart < 0) this.#frameStart = this.#at - this.#sent
    this.#rest = 4 + size
    const correlationId = size < 4 ? undefined : int32(this.#chunk, this.#at + 4)
    const plan = this.#planOf(correlationId, size)
    if (plan === null || this.#isPlain(plan)) {
      this.#mode = size < 0 ? 'opaque' : 'pass'
      return
    }
    this.#answer = new Answer(plan, size)
    this.#begin = this.#at
    this.#mode = size <= holdLimit(plan) ? 'hold' : 'stream'
  }

  /** The answer is all here, and has no addresses though it could have. */
  #isPlain({ tail }: AddressPlan): boolean {
    const end = this.#at + this.#rest
    if (tail !== 'tagged' || end > this.#chunk.length) return false
    return !mayEndWithNodeEndpoints(this.#chunk.subarray(this.#at, end))
  }

  /** Null if the answer passes. */
  #planOf(correlationId: number | undefined, size: number): AddressPlan | null {
    if (this.#dialogue.response(correlationId) !== 'response') return null
    const { apiKey, apiVersion } = this.#dialogue.pending
    if (apiKey === DESCRIBE_QUORUM && apiVersion >= 2) {
      this.#outlet.passed('DescribeQuorum', 'controllers')
    }
    const plan = addressPlan(apiKey, apiVersion)
    if (plan === null || size <= holdLimit(plan) || plan.tail !== undefined) return plan
    this.#outlet.passed(plan.apiName, 'tooLarge')
    return null
  }

  #hold(): void {
    const answer = this.#current()
    const from = this.#advance()
    const piece = this.#chunk.subarray(from, this.#at)
    answer.walk(piece)
    if (this.#rest === 0 && answer.isBorrowed && from === this.#begin) answer.borrow(piece)
    else this.#gather(answer, piece, 4 + answer.size)
    if (this.#rest === 0) this.#finishHeld(answer)
  }

  /** Copies the piece, which no longer belongs to the run. */
  #gather(answer: Answer, piece: Uint8Array, capacity: number): void {
    this.#send(this.#begin)
    this.#sent = this.#at
    answer.gather(piece, () => this.#pool.take(capacity))
  }

  #finishHeld(answer: Answer): void {
    const { addresses, clusterId, areControllers, isComplete } = answer.found
    if (!isComplete) this.#outlet.passed(answer.plan.apiName, 'unreadable')
    else if (areControllers) this.#outlet.passed(answer.plan.apiName, 'controllers')
    if (clusterId !== undefined) this.#outlet.clusterId(clusterId)
    const isLeft = !isComplete || areControllers || addresses.length === 0
    const unknown = isLeft
      ? []
      : addresses.filter((address) => this.#outlet.listenerOf(address) === undefined)
    if (unknown.length > 0) return this.#wait(answer, unknown)
    const rewritten = isLeft
      ? undefined
      : answer.rewritten((address) => this.#outlet.listenerOf(address) ?? undefined)
    this.#endAnswer()
    if (rewritten === undefined) return this.#passHeld(answer, 0)
    this.#send(this.#begin)
    this.#sent = this.#at
    this.#outlet.toClientChanged(rewritten.bytes, rewritten.splices, 0)
    if (answer.memory !== undefined) this.#pool.give(answer.memory)
  }

  #wait(answer: Answer, unknown: readonly FoundAddress[]): void {
    if (answer.isBorrowed) this.#gather(answer, answer.held, answer.held.length)
    // What is left of the chunk has to outlive it.
    this.#chunk = new Uint8Array(this.#chunk.subarray(this.#at))
    this.#at = 0
    this.#sent = 0
    this.#begin = 0
    this.#mode = 'wait'
    this.#outlet.bind(unknown)
  }

  /** What is held needs no change; if it is only borrowed it is still part of the run. */
  #passHeld(answer: Answer, frameStart: number): void {
    if (answer.isBorrowed) return
    const isKept = this.#outlet.toClient(answer.held, frameStart)
    if (!isKept && answer.memory !== undefined) this.#pool.give(answer.memory)
  }

  #stream(): void {
    const answer = this.#current()
    const position = 4 + answer.size - this.#rest
    const from = this.#advance()
    answer.walk(this.#chunk.subarray(from, this.#at))
    const tailAt = from + Math.max(0, 4 + answer.size - TAIL_BYTES - position)
    if (tailAt < this.#at) {
      this.#begin = tailAt
      this.#gather(answer, this.#chunk.subarray(tailAt, this.#at), TAIL_BYTES)
    }
    if (this.#rest > 0) return
    this.#endAnswer()
    if (!answer.found.isComplete) this.#outlet.passed(answer.plan.apiName, 'unreadable')
    const disguised = answer.found.addresses.length > 0 ? answer.disguised() : undefined
    if (disguised === undefined) this.#passHeld(answer, -1)
    else this.#outlet.toClientChanged(disguised.bytes, disguised.splices, -1)
  }

  #endAnswer(): void {
    this.#answer = undefined
    this.#mode = 'head'
  }

  #current(): Answer {
    invariant(this.#answer !== undefined, 'no answer is held')
    return this.#answer
  }

  /** Ends the run before `to` and sends it. */
  #send(to: number): void {
    if (to > this.#sent) {
      const isWhole = this.#sent === 0 && to === this.#chunk.length
      const bytes = isWhole ? this.#chunk : this.#chunk.subarray(this.#sent, to)
      this.#outlet.toClient(bytes, this.#frameStart < bytes.length ? this.#frameStart : -1)
    }
    this.#frameStart = -1
    this.#sent = Math.max(this.#sent, to)
  }
}

function holdLimit({ tail }: AddressPlan): number {
  return tail === undefined ? LARGE_HOLD_LIMIT : HOLD_LIMIT
}
