// Requests of one connection that wait for their answer, oldest first. An answer carries only
// the correlation id; what it is, its request says.
//
// Brokers answer in order, so the head almost always matches. Still it is matched by id: some
// vendors answer a Produce with acks=0, which has no answer in Kafka (Azure Event Hubs), and a
// broker may leave a request without an answer. Both would shift all later answers by one.
//
// A circular buffer of numbers and not of objects: a client may have thousands of requests in
// flight (librdkafka's default allows a million), and this runs for every frame. Above LIMIT the
// oldest is forgotten; its answer then passes like an unknown frame.

/** Our choice: 65,536 requests take 590 KB a connection at most. */
const LIMIT = 65_536
/** Produce with acks=0 that stay at the head, in case the broker does answer them. */
const UNANSWERED_LIMIT = 64
/** How far from the head an answer is looked for; bounds what a hostile broker can cost. */
const REACH = 1024

const WAITS = 0
const HAS_NO_RESPONSE = 1
const ANSWERED = 2

export class PendingRequests {
  #correlationIds = new Int32Array(16)
  /** apiKey << 16 | apiVersion, so -1 never is one. */
  #apis = new Int32Array(16)
  #states = new Uint8Array(16)
  #head = 0
  #count = 0
  /** Set by `match`: what the answered request was. */
  apiKey = -1
  apiVersion = -1

  get size(): number {
    return this.#count
  }

  add(correlationId: number, apiKey: number, apiVersion: number, expectsResponse: boolean): void {
    if (this.#count === this.#apis.length) {
      if (this.#count < LIMIT) this.#grow()
      else this.#dropHead()
    }
    const at = this.#at(this.#count)
    this.#correlationIds[at] = correlationId
    this.#apis[at] = (apiKey << 16) | (apiVersion & 0xffff)
    this.#states[at] = expectsResponse ? WAITS : HAS_NO_RESPONSE
    this.#count++
    const headIsUnanswered = this.#states[this.#head] === HAS_NO_RESPONSE
    if (headIsUnanswered && this.#count > UNANSWERED_LIMIT) this.#dropHead()
  }

  /** True if a request waits for this answer; then apiKey and apiVersion tell which. */
  match(correlationId: number): boolean {
    const reach = Math.min(this.#count, REACH)
    for (let index = 0; index < reach; index++) {
      const at = this.#at(index)
      if (this.#correlationIds[at] !== correlationId || this.#states[at] === ANSWERED) continue
      const api = this.#apis[at] ?? 0
      this.apiKey = api >> 16
      this.apiVersion = (api << 16) >> 16
      this.#states[at] = ANSWERED
      this.#forgetBefore(index)
      return true
    }
    return false
  }

  /** The request at `index` has its answer: what expects none and is older will get none. */
  #forgetBefore(index: number): void {
    for (let older = 0; older < index; older++) {
      const at = this.#at(older)
      if (this.#states[at] === HAS_NO_RESPONSE) this.#states[at] = ANSWERED
    }
    // A head that half of our reach has overtaken will not be answered any more.
    if (index >= REACH / 2) this.#dropHead()
    while (this.#count > 0 && this.#states[this.#head] === ANSWERED) this.#dropHead()
  }

  #dropHead(): void {
    this.#head = this.#at(1)
    this.#count--
  }

  #at(index: number): number {
    return (this.#head + index) & (this.#apis.length - 1)
  }

  #grow(): void {
    const correlationIds = new Int32Array(this.#apis.length * 2)
    const apis = new Int32Array(this.#apis.length * 2)
    const states = new Uint8Array(this.#apis.length * 2)
    for (let index = 0; index < this.#count; index++) {
      const at = this.#at(index)
      correlationIds[index] = this.#correlationIds[at] ?? 0
      apis[index] = this.#apis[at] ?? 0
      states[index] = this.#states[at] ?? 0
    }
    this.#correlationIds = correlationIds
    this.#apis = apis
    this.#states = states
    this.#head = 0
  }
}
