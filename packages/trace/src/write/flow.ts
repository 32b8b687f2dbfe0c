// What the writer knows of one open connection: endpoints, where both streams stand, and what a
// later segment has to repeat of it.
import { ACK, PSH } from '../net/segment.ts'
import { MAX_PAYLOAD, type WrittenPacket } from './packet-writer.ts'
import { encodeComments } from './blocks.ts'
import { parseAddress } from '../net/address.ts'
import type { Connection, Direction, Endpoint } from '../events.ts'

export type WrittenConnection = Pick<Connection, 'id' | 'client' | 'broker' | 'nodeId'>

/** Kept for each connection to repeat; Kerberos tokens, the longest there are, end at 64 KiB. */
const MAX_REMEMBERED_BYTES = 512 * 1024

export class Lane {
  readonly isn: number
  /** Bytes sent so far, dropped ones included. */
  offset = 0
  insideFrame = false
  /** A reader may have lost the framing: the next sure frame start has to be marked. */
  needsMark = false
  /** The next byte starts a frame, and that has to be marked. */
  marksNext = false
  /** Bytes were dropped since the last packet. */
  hasSkipped = false
  isFinished = false

  constructor(isn: number) {
    this.isn = isn
  }

  sequenceAt(offset: number): number {
    return (this.isn + 1 + (offset % 2 ** 32)) >>> 0
  }
}

/** Something to repeat at the start of later segments, as it was. */
export interface Remembered {
  readonly direction: Direction
  readonly flags: number
  readonly bytes: Uint8Array
  readonly timeNs: bigint
  readonly offset: number
  readonly acknowledgement: number
  readonly startsFrame: boolean
  readonly comments: readonly string[]
}

export class Flow {
  readonly connection: WrittenConnection
  /** Which use of its four-tuple this is. */
  readonly use: number
  readonly request: Lane
  readonly response: Lane
  readonly remembered: Remembered[] = []
  readonly #client: Uint8Array
  readonly #broker: Uint8Array
  #rememberedBytes = 0

  constructor(connection: WrittenConnection, use: number) {
    this.connection = connection
    this.use = use
    this.#client = addressOf(connection.client)
    this.#broker = addressOf(connection.broker)
    if (this.#client.length !== this.#broker.length) {
      throw new RangeError(
        `A connection has IPv4 or IPv6 on both ends, not ${connection.client.address} and ${connection.broker.address}`,
      )
    }
    // Any numbers do, as long as two connections with the same ports do not share them.
    this.request = new Lane(Math.imul(connection.id, 0x9e3779b1) >>> 0)
    this.response = new Lane(Math.imul(connection.id, 0x85ebca6b) >>> 0)
  }

  lane(direction: Direction): Lane {
    return direction === 'request' ? this.request : this.response
  }

  /** What the other side of `direction` had sent so far, as the acknowledgement of a packet. */
  acknowledgement(direction: Direction): number {
    const other = this.lane(direction === 'request' ? 'response' : 'request')
    return (other.sequenceAt(other.offset) + (other.isFinished ? 1 : 0)) >>> 0
  }

  /** Kept as one piece for each packet that it will be, because each packet is marked. */
  remember(piece: Remembered): void {
    const { bytes, offset } = piece
    if (this.#rememberedBytes + bytes.length > MAX_REMEMBERED_BYTES) return
    this.#rememberedBytes += bytes.length
    const count = Math.max(1, Math.ceil(bytes.length / MAX_PAYLOAD))
    for (let index = 0; index < count; index++) {
      const start = index * MAX_PAYLOAD
      this.remembered.push({
        ...piece,
        bytes: bytes.slice(start, start + MAX_PAYLOAD),
        offset: offset + start,
        startsFrame: piece.startsFrame && index === 0,
        comments: index === count - 1 ? piece.comments : [],
      })
    }
  }

  /** A packet without bytes. `sequence` is explicit because SYN and FIN count as one byte. */
  control(
    direction: Direction,
    flags: number,
    sequence: number,
    acknowledgement: number,
    timeNs: bigint,
    comments: readonly string[],
  ): WrittenPacket {
    return {
      ...this.#ends(direction),
      flags,
      sequence,
      acknowledgement,
      timeNs,
      payload: NOTHING,
      options: encodeComments(comments),
    }
  }

  /** Bytes at `offset`, in packets below 64 KiB; comments on the first and on the last of them. */
  packets(
    direction: Direction,
    bytes: Uint8Array,
    offset: number,
    acknowledgement: number,
    timeNs: bigint,
    onFirst: readonly string[],
    onLast: readonly string[],
  ): WrittenPacket[] {
    const ends = this.#ends(direction)
    const lane = this.lane(direction)
    const count = Math.ceil(bytes.length / MAX_PAYLOAD)
    return Array.from({ length: count }, (_, index) => {
      const start = index * MAX_PAYLOAD
      const isLast = index === count - 1
      const comments = [...(index === 0 ? onFirst : []), ...(isLast ? onLast : [])]
      return {
        ...ends,
        flags: isLast ? ACK | PSH : ACK,
        sequence: lane.sequenceAt(offset + start),
        acknowledgement,
        timeNs,
        payload: bytes.subarray(start, start + MAX_PAYLOAD),
        options: encodeComments(comments),
      }
    })
  }

  #ends(
    direction: Direction,
  ): Pick<WrittenPacket, 'source' | 'destination' | 'sourcePort' | 'destinationPort'> {
    const { client, broker } = this.connection
    return direction === 'request'
      ? {
          source: this.#client,
          destination: this.#broker,
          sourcePort: client.port,
          destinationPort: broker.port,
        }
      : {
          source: this.#broker,
          destination: this.#client,
          sourcePort: broker.port,
          destinationPort: client.port,
        }
  }
}

const NOTHING = new Uint8Array(0)

function addressOf(endpoint: Endpoint): Uint8Array {
  const bytes = parseAddress(endpoint.address)
  if (bytes === undefined) {
    throw new RangeError(`A packet needs an IP address, not "${endpoint.address}"`)
  }
  return bytes
}
