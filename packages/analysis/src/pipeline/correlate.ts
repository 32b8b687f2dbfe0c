// Pairs responses with requests on one connection, by correlation id. A broker
// answers a connection in order, so the oldest open request is the usual match and
// any other match is itself worth showing (outOfOrder).
//
// Clients are not careful with correlation ids: one may be used again while the
// first use is still open (the oldest use is answered first), and Java's SASL
// frames count in a reserved window near 2^31 beside the normal ids. So an id names
// a queue, not a request. Produce with acks=0 expects no answer and is not open;
// the last few are remembered, because one vendor answers them all the same.
//
// Each operation is O(1) amortised: answered requests leave the id index at once
// and the order list lazily, from its head.
import { putNewest } from '../bounded.ts'

/** Bounds, our choice: real clients keep at most some thousands of requests open. */
const MAX_OPEN = 8192
const MAX_OPEN_BYTES = 64 << 20
const MAX_SILENT = 256

export interface Request {
  readonly correlationId?: number
  readonly frame: { readonly size: number }
}

export interface Match<R> {
  readonly request: R
  readonly outOfOrder: boolean
  readonly unexpected: boolean
}

interface Entry<R> {
  readonly request: R
  open: boolean
}

export class Correlator<R extends Request> {
  /** Oldest first; entries before #head are done. */
  #order: Entry<R>[] = []
  #head = 0
  #size = 0
  #bytes = 0
  readonly #byId = new Map<number, Entry<R>[]>()
  readonly #silent = new Map<number, R>()

  get size(): number {
    return this.#size
  }

  /** The request that must be answered next. */
  get oldest(): R | undefined {
    return this.#order[this.#head]?.request
  }

  /** Opens a request; returns the oldest one if there are too many and it was let go. */
  open(request: R): R | undefined {
    const entry = { request, open: true }
    this.#order.push(entry)
    this.#size++
    this.#bytes += request.frame.size
    if (request.correlationId !== undefined) {
      const uses = this.#byId.get(request.correlationId)
      if (uses === undefined) this.#byId.set(request.correlationId, [entry])
      else uses.push(entry)
    }
    const isTooMuch = this.#size > MAX_OPEN || this.#bytes > MAX_OPEN_BYTES
    return isTooMuch && this.#size > 1 ? this.takeOldest() : undefined
  }

  /** Remembers a request that should get no answer. */
  openSilent(request: R): void {
    if (request.correlationId === undefined) return
    putNewest(this.#silent, request.correlationId, request, MAX_SILENT)
  }

  answer(correlationId: number): Match<R> | undefined {
    const entry = this.#byId.get(correlationId)?.[0]
    if (entry !== undefined) {
      const outOfOrder = this.#order[this.#head] !== entry
      this.#close(entry)
      return { request: entry.request, outOfOrder, unexpected: false }
    }
    const silent = this.#silent.get(correlationId)
    if (silent === undefined) return undefined
    this.#silent.delete(correlationId)
    return { request: silent, outOfOrder: false, unexpected: true }
  }

  /** Removes the oldest open request, answered by position or given up. */
  takeOldest(): R | undefined {
    const entry = this.#order[this.#head]
    if (entry === undefined) return undefined
    this.#close(entry)
    return entry.request
  }

  /** Removes all open requests, oldest first, and forgets the silent ones. */
  takeAll(): R[] {
    const left = this.#order.slice(this.#head).filter((entry) => entry.open)
    this.#order = []
    this.#head = 0
    this.#size = 0
    this.#bytes = 0
    this.#byId.clear()
    this.#silent.clear()
    return left.map((entry) => entry.request)
  }

  #close(entry: Entry<R>): void {
    entry.open = false
    this.#size--
    this.#bytes -= entry.request.frame.size
    const id = entry.request.correlationId
    if (id !== undefined) {
      const uses = this.#byId.get(id)
      if (uses !== undefined && uses.length > 1) uses.splice(uses.indexOf(entry), 1)
      else this.#byId.delete(id)
    }
    while (this.#order[this.#head]?.open === false) this.#head++
    this.#compact()
  }

  /** Drops done entries, at the head and behind a request that stays open for long. */
  #compact(): void {
    const length = this.#order.length
    if (length < 64 || length < 2 * this.#size) return
    this.#order = this.#order.filter((entry) => entry.open)
    this.#head = 0
  }
}
