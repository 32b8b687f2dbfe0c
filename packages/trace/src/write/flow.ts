// What the writer knows of one open connection: endpoints, where both streams stand, and what a
// later segment has to repeat of it.
import { ACK, PSH } from '../net/segment.ts'
import { MAX_PAYLOAD, type WrittenPacket } from './packet-writer.ts'
import { encodeComments } from './blocks.ts'
import { Memory, type MemoryBudget } from './memory.ts'
import { parseAddress } from '../net/address.ts'
import type { Connection, Direction, Endpoint } from '../events.ts'

export type WrittenConnection = Pick<Connection, 'id' | 'client' | 'broker' | 'nodeId'>

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

type Ends = Pick<WrittenPacket, 'source' | 'destination' | 'sourcePort' | 'destinationPort'>

export class Flow {
  readonly connection: WrittenConnection
  /** Which use of its four-tuple this is. */
  readonly use: number
  readonly request: Lane
  readonly response: Lane
  readonly memory: Memory
  readonly #fromClient: Ends
  readonly #fromBroker: Ends

  constructor(connection: WrittenConnection, use: number, budget: MemoryBudget) {
    this.connection = connection
    this.memory = new Memory(budget)
    this.use = use
    const source = addressOf(connection.client)
    const destination = addressOf(connection.broker)
    const [sourcePort, destinationPort] = [connection.client.port, connection.broker.port]
    this.#fromClient = { source, destination, sourcePort, destinationPort }
    this.#fromBroker = {
      source: destination,
      destination: source,
      sourcePort: destinationPort,
      destinationPort: sourcePort,
    }
    if (source.length !== destination.length) {
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
    const { source, destination, sourcePort, destinationPort } = this.#ends(direction)
    const lane = this.lane(direction)
    const packets: WrittenPacket[] = []
    for (let start = 0; start < bytes.length; start += MAX_PAYLOAD) {
      const isLast = start + MAX_PAYLOAD >= bytes.length
      const payload = start === 0 && isLast ? bytes : bytes.subarray(start, start + MAX_PAYLOAD)
      packets.push({
        source,
        destination,
        sourcePort,
        destinationPort,
        flags: isLast ? ACK | PSH : ACK,
        sequence: lane.sequenceAt(offset + start),
        acknowledgement,
        timeNs,
        payload,
        options: encodeComments([...(start === 0 ? onFirst : []), ...(isLast ? onLast : [])]),
      })
    }
    return packets
  }

  #ends(direction: Direction): Ends {
    return direction === 'request' ? this.#fromClient : this.#fromBroker
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
