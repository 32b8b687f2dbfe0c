// IP fragments of TCP. Nothing is put together here: the first fragment tells ports and sequence
// number, so each later one is handed on as a segment of its own, at its place in the stream, and
// the TCP layer orders them. Fragments that come before the first are copied and wait for it.
// Bounded; what is forced out becomes a gap like any other loss.
import { ACK, FIN, readSegment, type Segment } from './segment.ts'
import type { Packet } from '../file/packet.ts'

const DATAGRAMS = 64
const WAITING = 64
/** How long Linux waits for fragments; after it the same id means another datagram. */
const LIFETIME_NS = 30_000_000_000n

interface Datagram {
  readonly sinceNs: bigint
  /** From the first fragment, when it has come. */
  header: FirstFragment | undefined
  waiting: Packet[]
  /** Bytes handed on, and in all once the last fragment has come. */
  seen: number
  total: number | undefined
}

interface FirstFragment {
  readonly sourcePort: number
  readonly destinationPort: number
  /** Of the first byte behind the TCP header. */
  readonly sequence: number
  readonly acknowledgement: number
  readonly hasFin: boolean
  readonly headerLength: number
}

export class Fragments {
  readonly #datagrams = new Map<string, Datagram>()
  readonly #handle: (packet: Packet, segment: Segment) => void

  constructor(handle: (packet: Packet, segment: Segment) => void) {
    this.#handle = handle
  }

  /** `segment` was read from a packet with `ip.fragment`. */
  take(packet: Packet, segment: Segment): void {
    const { fragment } = segment.ip
    if (fragment === undefined) return
    const key = keyOf(packet, segment, fragment.id)
    const datagram = this.#datagram(key, packet)
    if (fragment.offset === 0) datagram.header = readHeader(segment)
    const { header } = datagram
    if (header === undefined) {
      if (datagram.waiting.length < WAITING) datagram.waiting.push(copyOf(packet))
      return
    }
    if (fragment.offset > 0) place(segment, packet, header, fragment)
    else segment.flags &= ~FIN // It stands behind the last fragment.
    datagram.seen += segment.ip.payloadEnd - segment.ip.payload
    if (!fragment.more) {
      datagram.total = fragment.offset + segment.ip.payloadEnd - segment.ip.payload
    }
    if (datagram.seen === datagram.total) this.#datagrams.delete(key)
    this.#handle(packet, segment)

    const { waiting } = datagram
    datagram.waiting = []
    for (const earlier of waiting) {
      const now = { ...earlier, number: packet.number, timeNs: packet.timeNs }
      if (readSegment(now, segment)) this.take(now, segment)
    }
  }

  #datagram(key: string, packet: Packet): Datagram {
    const known = this.#datagrams.get(key)
    if (known !== undefined && packet.timeNs - known.sinceNs < LIFETIME_NS) return known
    const datagram: Datagram = {
      sinceNs: packet.timeNs,
      header: undefined,
      waiting: [],
      seen: 0,
      total: undefined,
    }
    this.#datagrams.delete(key)
    const [oldest] = this.#datagrams.keys()
    if (this.#datagrams.size >= DATAGRAMS && oldest !== undefined) this.#datagrams.delete(oldest)
    this.#datagrams.set(key, datagram)
    return datagram
  }
}

function readHeader(segment: Segment): FirstFragment {
  const { sourcePort, destinationPort, sequence, acknowledgement, flags, payload, ip } = segment
  return {
    sourcePort,
    destinationPort,
    sequence,
    acknowledgement,
    hasFin: (flags & FIN) !== 0,
    headerLength: payload - ip.payload,
  }
}

/** Makes a segment of a later fragment. */
function place(
  segment: Segment,
  packet: Packet,
  header: FirstFragment,
  fragment: { readonly offset: number; readonly more: boolean },
): void {
  const { ip } = segment
  segment.sourcePort = header.sourcePort
  segment.destinationPort = header.destinationPort
  segment.sequence = (header.sequence + fragment.offset - header.headerLength) >>> 0
  segment.acknowledgement = header.acknowledgement
  segment.flags = header.hasFin && !fragment.more ? ACK | FIN : ACK
  segment.payload = Math.min(ip.payload, packet.end)
  segment.payloadEnd = Math.min(ip.payloadEnd, packet.end)
  segment.cut = ip.payloadEnd - Math.max(segment.payloadEnd, ip.payload)
}

function keyOf(packet: Packet, segment: Segment, id: number): string {
  const { source, destination, addressLength } = segment
  const one = packet.data.subarray(source, source + addressLength).join('.')
  const other = packet.data.subarray(destination, destination + addressLength).join('.')
  return `${one} ${other} ${id}`
}

function copyOf(packet: Packet): Packet {
  const data = packet.data.slice(packet.start, packet.end)
  return { ...packet, data, start: 0, end: data.length }
}
