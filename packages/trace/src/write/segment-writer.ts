// Turns what a proxy copied into pcapng segments that Wireshark opens too. Pure: every method
// returns the blocks to append (maybe none), and the caller owns file, clock and threads.
//
//   sectionHeader  open  data data skip data ... close | sectionHeader prelude  data ... | ...
//
// A segment begins with `sectionHeader`, then `prelude`: the packets of open connections that were
// remembered, with their first times and sequence numbers. Who has read the segments before drops
// them; who starts here learns what the connections spoke of, and from `brokerscope:resume` where
// the streams stand. Wireshark calls these packets retransmissions and dropped bytes a lost
// segment: that is what they are.
import { ACK, FIN, RST, SYN } from '../net/segment.ts'
import { concat, interfaceBlock, nameBlock, sectionHeaderBlock, type HostNames } from './blocks.ts'
import { type Allocate, encodePackets, type WrittenPacket } from './packet-writer.ts'
import { Flow, type WrittenConnection } from './flow.ts'
import { MemoryBudget, type Remembered, type Round } from './memory.ts'
import {
  formatClosed,
  formatConnection,
  formatOffset,
  formatResume,
  PRELUDE,
  RESYNC,
  type Position,
} from '../comments.ts'
import { formatEndpoint } from '../net/address.ts'
import { formatSectionComments } from '../section-info.ts'
import type { ClosedEvent, Direction, SectionInfo } from '../events.ts'

export interface DataOptions {
  /** The last byte ends a frame. One call never holds bytes of two frames. */
  readonly endsFrame?: boolean
  /** Repeat these bytes in later segments: ApiVersions and SASL, requests and answers. */
  readonly remember?: Round
  /** For the packet that ends these bytes (formatWithheld, formatSplices, formatNote). */
  readonly comments?: readonly string[]
}

const NOTHING = new Uint8Array(0)

export class SegmentWriter {
  readonly #flows = new Map<number, Flow>()
  /** Connections so far for each pair of endpoints. */
  readonly #uses = new Map<string, number>()
  readonly #budget = new MemoryBudget()
  readonly #allocate: Allocate | undefined
  #frame1TimeNs: bigint | null = null

  /** `allocate` gives the memory of packets: who appends to a buffer of its own saves a copy. */
  constructor(allocate?: Allocate) {
    this.#allocate = allocate
  }

  /** Begins a segment: section header, interface, names. */
  sectionHeader(info: SectionInfo, names: readonly HostNames[] = []): Uint8Array {
    const frame1TimeNs = info.frame1TimeNs ?? this.#frame1TimeNs
    const comments = formatSectionComments({ ...info, frame1TimeNs })
    return concat([sectionHeaderBlock(comments), interfaceBlock(), nameBlock(names)])
  }

  /** The handshake. */
  open(connection: WrittenConnection, timeNs: bigint): Uint8Array {
    const key = `${formatEndpoint(connection.client)} ${formatEndpoint(connection.broker)}`
    const use = (this.#uses.get(key) ?? 0) + 1
    const before = this.#flows.get(connection.id)
    if (before !== undefined) this.#forget(before)
    const flow = new Flow(connection, use, this.#budget)
    this.#uses.set(key, use)
    this.#flows.set(connection.id, flow)

    const handshake = [
      { direction: 'request', flags: SYN },
      { direction: 'response', flags: SYN | ACK },
      { direction: 'request', flags: ACK },
    ] as const
    for (const { direction, flags } of handshake) {
      flow.memory.keepControl({
        direction,
        flags,
        bytes: NOTHING,
        timeNs,
        offset: 0,
        acknowledgement: flow.acknowledgement(direction),
        startsFrame: false,
        comments: flags === SYN ? [formatConnection(connection.id, connection.nodeId, use)] : [],
      })
    }
    return encodePackets(flow.memory.pieces.flatMap((piece) => replay(flow, piece, [])))
  }

  /** Bytes as they went over the wire, sizes included. */
  data(
    connection: WrittenConnection,
    direction: Direction,
    bytes: Uint8Array,
    timeNs: bigint,
    options: DataOptions = {},
  ): Uint8Array {
    const flow = this.#flows.get(connection.id)
    if (flow === undefined || bytes.length === 0) return NOTHING
    const lane = flow.lane(direction)
    const { offset } = lane
    const { comments = [] } = options
    const acknowledgement = flow.acknowledgement(direction)
    const onFirst: string[] = []
    if (lane.hasSkipped) onFirst.push(formatOffset(offset))
    if (lane.marksNext) onFirst.push(RESYNC)
    if (options.remember !== undefined) {
      const { subject, isNew } = options.remember
      const startsFrame = !lane.insideFrame
      if (isNew && startsFrame) flow.memory.forget(subject)
      flow.memory.keep(
        { direction, flags: ACK, bytes, timeNs, offset, acknowledgement, startsFrame, comments },
        subject,
      )
    }
    lane.offset += bytes.length
    lane.hasSkipped = false
    lane.marksNext = false
    this.#frameEnds(flow, direction, options.endsFrame === true)
    if (options.endsFrame === true) this.#frame1TimeNs ??= timeNs
    return encodePackets(
      flow.packets(direction, bytes, offset, acknowledgement, timeNs, onFirst, comments),
      this.#allocate,
    )
  }

  /** Bytes that were forwarded and not recorded; `endsFrame` if the next byte starts a frame. */
  skip(
    connection: WrittenConnection,
    direction: Direction,
    byteCount: number,
    options: Pick<DataOptions, 'endsFrame'> = {},
  ): void {
    const flow = this.#flows.get(connection.id)
    if (flow === undefined || byteCount === 0) return
    const lane = flow.lane(direction)
    lane.offset += byteCount
    lane.hasSkipped = true
    lane.marksNext = false
    lane.needsMark = true
    this.#frameEnds(flow, direction, options.endsFrame === true)
  }

  /**
   * FIN (each side closes for itself), RST, or nothing when only the recording ends. A RST carries
   * the reason, where one is known: a sentence.
   */
  close(
    connection: WrittenConnection,
    by: ClosedEvent['by'],
    how: ClosedEvent['how'],
    timeNs: bigint,
    reason?: string,
  ): Uint8Array {
    const flow = this.#flows.get(connection.id)
    if (flow === undefined) return NOTHING
    if (by === 'capture' || how === 'ended') {
      this.#forget(flow)
      return NOTHING
    }
    const direction = by === 'client' ? 'request' : 'response'
    const lane = flow.lane(direction)
    if (lane.isFinished && how === 'fin') return NOTHING
    const sequence = (lane.sequenceAt(lane.offset) + (lane.isFinished ? 1 : 0)) >>> 0
    const comments = reason === undefined || how !== 'reset' ? [] : [formatClosed(reason)]
    const packet = (flags: number): WrittenPacket =>
      flow.control(direction, flags, sequence, flow.acknowledgement(direction), timeNs, comments)
    if (how === 'reset') {
      this.#forget(flow)
      return encodePackets([packet(RST | ACK)])
    }
    flow.memory.keepControl({
      direction,
      flags: FIN | ACK,
      bytes: NOTHING,
      timeNs,
      offset: lane.offset,
      acknowledgement: flow.acknowledgement(direction),
      startsFrame: false,
      comments: [],
    })
    lane.isFinished = true
    const packets = [packet(FIN | ACK)]
    if (flow.request.isFinished && flow.response.isFinished) {
      this.#forget(flow)
      packets.push(lastAck(flow, direction === 'request' ? 'response' : 'request', timeNs))
    }
    return encodePackets(packets)
  }

  /** What a segment repeats of the connections that are open. */
  prelude(): Uint8Array {
    const repeated: { readonly at: bigint; readonly packets: WrittenPacket[] }[] = []
    for (const flow of this.#flows.values()) {
      for (const direction of ['request', 'response'] as const) {
        const lane = flow.lane(direction)
        if (lane.insideFrame) lane.needsMark = true
      }
      const resume = formatResume(position(flow, 'request'), position(flow, 'response'))
      for (const piece of flow.memory.pieces) {
        const comments = [PRELUDE, ...(piece.flags === SYN ? [resume] : [])]
        repeated.push({ at: piece.timeNs, packets: replay(flow, piece, comments) })
      }
    }
    repeated.sort((one, other) => Number(one.at - other.at)) // Stable: handshakes keep their order.
    return encodePackets(repeated.flatMap(({ packets }) => packets))
  }

  #forget(flow: Flow): void {
    flow.memory.clear()
    this.#flows.delete(flow.connection.id)
  }

  #frameEnds(flow: Flow, direction: Direction, endsFrame: boolean): void {
    const lane = flow.lane(direction)
    lane.insideFrame = !endsFrame
    if (!endsFrame || !lane.needsMark) return
    lane.needsMark = false
    lane.marksNext = true
  }
}

function replay(flow: Flow, piece: Remembered, marks: readonly string[]): WrittenPacket[] {
  const { direction, flags, offset, acknowledgement, timeNs, comments } = piece
  const lane = flow.lane(direction)
  if (piece.bytes.length === 0) {
    const sequence = (flags & SYN) === 0 ? lane.sequenceAt(offset) : lane.isn
    const all = [...comments, ...marks, ...(offset > 0 ? [formatOffset(offset)] : [])]
    return [flow.control(direction, flags, sequence, acknowledgement, timeNs, all)]
  }
  const onFirst = [...marks, formatOffset(offset), ...(piece.startsFrame ? [RESYNC] : [])]
  return flow.packets(direction, piece.bytes, offset, acknowledgement, timeNs, onFirst, comments)
}

function position(flow: Flow, direction: Direction): Position {
  const { offset, insideFrame } = flow.lane(direction)
  return { offset, insideFrame }
}

function lastAck(flow: Flow, direction: Direction, timeNs: bigint): WrittenPacket {
  const lane = flow.lane(direction)
  const sequence = (lane.sequenceAt(lane.offset) + 1) >>> 0
  return flow.control(direction, ACK, sequence, flow.acknowledgement(direction), timeNs, [])
}
