// Two endpoints of TCP, found again by a hash over their bytes: building a text key for each
// packet would cost more than all the rest of reading it.
import { formatAddress } from '../net/address.ts'
import type { Conversation } from './conversation.ts'
import type { Direction, Endpoint } from '../events.ts'
import type { Positions } from './stream-position.ts'
import type { Segment } from '../net/segment.ts'

/** The ports and addresses of one or more connections, one after another. */
export class FourTuple {
  /** Sender of the first packet. */
  readonly one: Endpoint
  readonly other: Endpoint
  /** While it is open. */
  current: Conversation | undefined
  /** Of the current or the last connection. */
  positions: Positions | undefined
  /** Connections so far. */
  uses = 0
  /** Whether `one` is the client of the current or the last connection. */
  isOneClient = true

  readonly #oneBytes: Uint8Array
  readonly #otherBytes: Uint8Array

  constructor(data: Uint8Array, segment: Segment) {
    const { source, destination, addressLength, sourcePort, destinationPort } = segment
    this.#oneBytes = data.slice(source, source + addressLength)
    this.#otherBytes = data.slice(destination, destination + addressLength)
    this.one = { address: formatAddress(this.#oneBytes), port: sourcePort }
    this.other = { address: formatAddress(this.#otherBytes), port: destinationPort }
  }

  /** True if `one` sent this segment to `other`, false for the other way, else undefined. */
  isFromOne(data: Uint8Array, segment: Segment): boolean | undefined {
    const { source, destination, addressLength, sourcePort, destinationPort } = segment
    if (addressLength !== this.#oneBytes.length) return undefined
    if (
      sourcePort === this.one.port &&
      destinationPort === this.other.port &&
      equal(this.#oneBytes, data, source) &&
      equal(this.#otherBytes, data, destination)
    ) {
      return true
    }
    const isBack =
      sourcePort === this.other.port &&
      destinationPort === this.one.port &&
      equal(this.#otherBytes, data, source) &&
      equal(this.#oneBytes, data, destination)
    return isBack ? false : undefined
  }

  directionOf(isFromOne: boolean): Direction {
    return isFromOne === this.isOneClient ? 'request' : 'response'
  }
}

/** The same for both directions. */
export function hashOf(data: Uint8Array, segment: Segment): number {
  const { source, destination, addressLength, sourcePort, destinationPort } = segment
  const one = hashEndpoint(data, source, addressLength, sourcePort)
  const other = hashEndpoint(data, destination, addressLength, destinationPort)
  return (one + other) | 0
}

function hashEndpoint(data: Uint8Array, at: number, length: number, port: number): number {
  let hash = port
  for (let index = at; index < at + length; index++) {
    hash = Math.imul(hash ^ (data[index] ?? 0), 0x01000193)
  }
  return hash ^ (hash >>> 15)
}

function equal(bytes: Uint8Array, data: Uint8Array, at: number): boolean {
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index] !== data[at + index]) return false
  }
  return true
}
