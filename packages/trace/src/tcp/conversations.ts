// All connections of a capture. Decides where one begins: at a SYN (with a sequence number that
// is not that of the connection at hand: ports are used again), at the repeated SYN of a prelude,
// or at the first bytes between two endpoints of which nothing was seen before.
import { ACK, RST, SYN, type Segment } from '../net/segment.ts'
import { Conversation } from './conversation.ts'
import { endpointKey, knownBroker, likelyBroker, listenerOf } from './roles.ts'
import { FourTuple, hashOf } from './four-tuple.ts'
import { formatEndpoint } from '../net/address.ts'
import { parsePacketComments, type PacketComments } from '../comments.ts'
import type { Assembly } from '../assembly.ts'
import type { Connection } from '../events.ts'
import { momentOf, type Packet } from '../file/packet.ts'

/**
 * More than any window in use: what comes within it after the end is a late packet. A new
 * connection begins with a random sequence number, so nearly always far from there.
 */
const LATE_BYTES = 16 * 1024 * 1024

export class Conversations {
  readonly #assembly: Assembly
  readonly #byHash = new Map<number, FourTuple[]>()
  readonly #brokers = new Set<string>()
  #last: FourTuple | undefined
  #nextId = 1

  constructor(assembly: Assembly) {
    this.#assembly = assembly
  }

  segment(packet: Packet, segment: Segment): void {
    const { data } = packet
    let tuple = this.#last
    let isFromOne = tuple?.isFromOne(data, segment)
    if (tuple === undefined || isFromOne === undefined) {
      tuple = this.#find(data, segment)
      this.#last = tuple
      isFromOne = tuple.isFromOne(data, segment) === true
    }
    const comments = packet.comments.length > 0 ? parsePacketComments(packet.comments) : undefined
    if (this.#begins(tuple, isFromOne, segment, comments)) {
      tuple.current?.end()
      this.#open(tuple, isFromOne, packet, segment, comments)
    }
    tuple.current?.segment(packet, segment, tuple.directionOf(isFromOne), comments)
    if (tuple.current?.isClosed === true) tuple.current = undefined
  }

  /** The file is over, or another session begins in it. */
  end(): void {
    for (const tuples of this.#byHash.values()) {
      for (const tuple of tuples) {
        tuple.current?.end()
        tuple.current = undefined
        tuple.positions = undefined
      }
    }
  }

  #find(data: Uint8Array, segment: Segment): FourTuple {
    const hash = hashOf(data, segment)
    let tuples = this.#byHash.get(hash)
    if (tuples === undefined) this.#byHash.set(hash, (tuples = []))
    let tuple = tuples.find((known) => known.isFromOne(data, segment) !== undefined)
    if (tuple === undefined) tuples.push((tuple = new FourTuple(data, segment)))
    return tuple
  }

  #begins(
    tuple: FourTuple,
    isFromOne: boolean,
    segment: Segment,
    comments: PacketComments | undefined,
  ): boolean {
    const isSyn = (segment.flags & SYN) !== 0
    const hasBytes = segment.payloadEnd > segment.payload && (segment.flags & RST) === 0
    if (tuple.positions === undefined) return isSyn || hasBytes
    if (comments?.prelude === true) return false
    const position = tuple.positions[tuple.directionOf(isFromOne)]
    if (position.zero === undefined) return false
    if (isSyn) return position.zero !== (segment.sequence + 1) >>> 0
    if (tuple.current !== undefined || !hasBytes) return false
    return Math.abs(position.offsetOf(segment.sequence) - position.next) > LATE_BYTES
  }

  #open(
    tuple: FourTuple,
    isFromOne: boolean,
    packet: Packet,
    segment: Segment,
    comments: PacketComments | undefined,
  ): void {
    const assembly = this.#assembly
    const isSyn = (segment.flags & SYN) !== 0
    const isSynAck = isSyn && (segment.flags & ACK) !== 0
    const isPrelude = comments?.prelude === true
    const isSenderClient = isSyn ? !isSynAck : this.#isClient(tuple, isFromOne, packet, segment)
    tuple.isOneClient = isFromOne === isSenderClient
    tuple.uses = comments?.connection?.use ?? tuple.uses + 1
    const connection = this.#describe(tuple, packet, comments, !isSyn || isPrelude)
    if (isSyn) this.#brokers.add(endpointKey(connection.broker))
    const conversation = new Conversation(assembly, connection, momentOf(packet), {
      isTrusted: assembly.section !== undefined || assembly.brokerPorts.has(connection.broker.port),
      preludeOf: isPrelude ? assembly.sections : undefined,
    })
    tuple.current = conversation
    tuple.positions = conversation.positions
  }

  #isClient(tuple: FourTuple, isFromOne: boolean, packet: Packet, segment: Segment): boolean {
    const { one, other } = tuple
    const { section, brokerPorts, looksLikeRequest } = this.#assembly
    const sender = isFromOne ? one : other
    const known = knownBroker(one, other, { section, brokerPorts, brokers: this.#brokers })
    if (known !== undefined) return known !== sender
    const first = packet.data.subarray(segment.payload + 4, segment.payloadEnd)
    if (first.length > 0 && looksLikeRequest?.(first) === true) return true
    return likelyBroker(one, other) !== sender
  }

  #describe(
    tuple: FourTuple,
    packet: Packet,
    comments: PacketComments | undefined,
    beganMidStream: boolean,
  ): Connection {
    const client = tuple.isOneClient ? tuple.one : tuple.other
    const broker = tuple.isOneClient ? tuple.other : tuple.one
    const name = `${formatEndpoint(client)}-${formatEndpoint(broker)}`
    const listener = listenerOf(broker, this.#assembly.section)
    const nodeId = comments?.connection?.nodeId ?? listener?.nodeId ?? undefined
    const id = Math.max(this.#nextId, comments?.connection?.id ?? 0)
    this.#nextId = id + 1
    return {
      id,
      name: tuple.uses > 1 ? `${name}#${tuple.uses}` : name,
      client,
      broker,
      ...(nodeId === undefined ? {} : { nodeId }),
      beganMidStream,
      openedNs: packet.timeNs,
    }
  }
}
