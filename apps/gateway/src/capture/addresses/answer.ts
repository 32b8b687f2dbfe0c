// One answer that may carry broker addresses, while it arrives.
import type { Splice } from '@brokerscope/trace'
import type { Address } from '../../address.ts'
import { AddressCollector, type FoundAddress } from './address-collector.ts'
import type { AddressPlan } from './address-plan.ts'
import { applyChanges } from './splice.ts'
import { disguisedArray, disguisedTag } from './tail-disguise.ts'

const SIZE_BYTES = 4

export interface ChangedBytes {
  readonly bytes: Uint8Array
  readonly splices: readonly Splice[]
}

export class Answer {
  readonly plan: AddressPlan
  /** Announced size. */
  readonly size: number
  readonly found: AddressCollector
  /** Where pieces are gathered; undefined while the frame is only borrowed. */
  #memory: Uint8Array | undefined
  /** What is held: the frame with its 4 bytes of size, or its end. */
  #bytes: Uint8Array = new Uint8Array(0)
  /** The first chunk has the whole size, and more. */
  #sizeSkipped = false

  constructor(plan: AddressPlan, size: number) {
    this.plan = plan
    this.size = size
    // Response header: correlation id, and an empty tagged section if flexible. A broker that did
    // fill it would fail the walk, and its answer passes as it is.
    this.found = new AddressCollector(plan, plan.isFlexible ? 5 : 4, size)
  }

  /** Walks over the next bytes of the frame, its size first. */
  walk(chunk: Uint8Array): void {
    this.found.push(this.#sizeSkipped ? chunk : chunk.subarray(SIZE_BYTES))
    this.#sizeSkipped = true
  }

  /** The whole frame lies in a chunk that is someone else's. */
  borrow(frame: Uint8Array): void {
    this.#bytes = frame
  }

  /** Copies a piece behind those before; `memory` is used from the first piece on. */
  gather(piece: Uint8Array, memory: () => Uint8Array): void {
    const at = this.#memory === undefined ? 0 : this.#bytes.length
    this.#memory ??= memory()
    this.#memory.set(piece, at)
    this.#bytes = this.#memory.subarray(0, at + piece.length)
  }

  get isBorrowed(): boolean {
    return this.#memory === undefined
  }

  get held(): Uint8Array {
    return this.#bytes
  }

  /** What `gather` was given, for others to use. */
  get memory(): Uint8Array | undefined {
    return this.#memory
  }

  /** The whole frame with its size, rewritten; undefined if there is nothing to change. */
  rewritten(listenerOf: (address: FoundAddress) => Address | undefined): ChangedBytes | undefined {
    const changes = this.found.changes(listenerOf)
    if (changes.length === 0) return undefined
    const frame = this.#bytes.subarray(SIZE_BYTES)
    const { bytes, splices } = applyChanges(frame, changes, SIZE_BYTES)
    new DataView(bytes.buffer).setInt32(0, bytes.length - SIZE_BYTES)
    return { bytes, splices }
  }

  /** The held end of a frame whose beginning was forwarded, with its addresses made invisible. */
  disguised(): ChangedBytes | undefined {
    const { tail } = this.found
    const base = this.size - this.#bytes.length
    if (tail === undefined || tail.start < base) return undefined
    const change =
      this.plan.tail === 'tagged'
        ? disguisedTag(tail.start, this.#bytes.subarray(tail.end - base))
        : disguisedArray(tail.start, this.size)
    return change === undefined ? undefined : applyChanges(this.#bytes, [change], 0, base)
  }
}
