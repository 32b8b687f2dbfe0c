// What the proxy has to know of a request, from its first bytes and without decoding it:
//
//   size int32 | apiKey int16 | apiVersion int16 | correlationId int32 | clientId | [tags] | body
//
// Two APIs need a look behind the header: Produce, whose acks=0 means that no answer comes, and
// SaslHandshake, whose mechanism says how the raw tokens of version 0 end. Their fields stand at
// the start of the body, so a 100 MB Produce is known after some dozens of bytes.
//
// One object is reused for all frames of a direction: this runs for every request.

const PRODUCE = 0
const SASL_HANDSHAKE = 17

/** Size prefix, apiKey, apiVersion, correlationId. */
const FIXED_BYTES = 12
/** Produce has request header v2 from here on (KIP-482) ... */
const PRODUCE_FLEXIBLE_VERSION = 9
/** ... and begins with a transactionalId from here on (KIP-98). */
const PRODUCE_TRANSACTIONAL_VERSION = 3

const ascii = new TextDecoder('latin1')

export class RequestPeek {
  /** Announced size, without the 4 bytes that announce it; negative on garbage. */
  size = 0
  /** False if the frame is too short to be a request. */
  readable = false
  /** The byte after the size, -1 if there is none. */
  firstByte = -1
  apiKey = -1
  apiVersion = -1
  correlationId = 0
  /** Only Produce with acks=0 expects none. */
  expectsResponse = true
  /** Only of SaslHandshake. */
  mechanism: string | undefined

  /** Where the next field is read; past `#end` it asks for more, past `#frameEnd` it gives up. */
  #at = 0
  #frameEnd = 0

  /**
   * Reads the frame whose size prefix begins at `start`, of which the bytes before `end` are here.
   * Returns 0 when all is known, else how many bytes from `start` on it takes to know more.
   */
  read(bytes: Uint8Array, start: number, end: number): number {
    if (end - start < 4) return 4
    this.size = int32(bytes, start)
    this.readable = false
    this.expectsResponse = true
    this.mechanism = undefined
    this.firstByte = -1
    if (this.size <= 0) return 0
    if (end - start < 5) return 5
    this.firstByte = bytes[start + 4] ?? -1
    if (this.size < FIXED_BYTES - 4) return 0
    if (end - start < FIXED_BYTES) return FIXED_BYTES
    this.apiKey = int16(bytes, start + 4)
    this.apiVersion = int16(bytes, start + 6)
    this.correlationId = int32(bytes, start + 8)
    this.readable = true
    if (this.apiKey !== PRODUCE && this.apiKey !== SASL_HANDSHAKE) return 0
    this.#at = start + FIXED_BYTES
    this.#frameEnd = start + 4 + this.size
    const isRead =
      this.apiKey === PRODUCE ? this.#readAcks(bytes, end) : this.#readMechanism(bytes, end)
    // A field that reaches beyond its frame is the broker's to refuse.
    return isRead || this.#at > this.#frameEnd ? 0 : this.#at - start
  }

  /** False if `#at`, the end of what it wanted to read, is not here. */
  #readAcks(bytes: Uint8Array, end: number): boolean {
    if (!this.#skipString(bytes, end)) return false
    const flexible = this.apiVersion >= PRODUCE_FLEXIBLE_VERSION
    if (flexible && !this.#skipTags(bytes, end)) return false
    if (this.apiVersion >= PRODUCE_TRANSACTIONAL_VERSION) {
      const isSkipped = flexible
        ? this.#skipCompactString(bytes, end)
        : this.#skipString(bytes, end)
      if (!isSkipped) return false
    }
    if (!this.#take(2, end)) return false
    this.expectsResponse = int16(bytes, this.#at - 2) !== 0
    return true
  }

  #readMechanism(bytes: Uint8Array, end: number): boolean {
    if (!this.#skipString(bytes, end) || !this.#take(2, end)) return false
    const start = this.#at
    if (!this.#take(Math.max(0, int16(bytes, start - 2)), end)) return false
    this.mechanism = ascii.decode(bytes.subarray(start, this.#at))
    return true
  }

  #skipString(bytes: Uint8Array, end: number): boolean {
    return this.#take(2, end) && this.#take(Math.max(0, int16(bytes, this.#at - 2)), end)
  }

  #skipCompactString(bytes: Uint8Array, end: number): boolean {
    const lengthPlusOne = this.#uvarint(bytes, end)
    return lengthPlusOne >= 0 && this.#take(Math.max(0, lengthPlusOne - 1), end)
  }

  #skipTags(bytes: Uint8Array, end: number): boolean {
    const count = this.#uvarint(bytes, end)
    for (let index = 0; index < count; index++) {
      if (this.#uvarint(bytes, end) < 0) return false
      const length = this.#uvarint(bytes, end)
      if (length < 0 || !this.#take(length, end)) return false
    }
    return count >= 0
  }

  /** -1 if it is not all here. */
  #uvarint(bytes: Uint8Array, end: number): number {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      if (!this.#take(1, end)) return -1
      const byte = bytes[this.#at - 1] ?? 0
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    this.#at = this.#frameEnd + 1
    return -1
  }

  #take(length: number, end: number): boolean {
    this.#at += length
    return this.#at <= end && this.#at <= this.#frameEnd
  }
}

function int16(bytes: Uint8Array, at: number): number {
  return (((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16)) >> 16
}

export function int32(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)
  )
}
