// One TCP connection from its first packet to its end: two streams, and what the flags do.
//
// A segment is looked at in this order: what it acknowledges (so that a loss is known before the
// answer to what was lost), its bytes, then FIN or RST. The connection is closed when both sides
// sent all bytes before their FIN, or by a reset.
import { ACK, FIN, RST, SYN, type Segment } from '../net/segment.ts'
import { Echo } from '../frames/echo.ts'
import { Framer } from '../frames/framer.ts'
import { HalfStream } from './half-stream.ts'
import type { Assembly } from '../assembly.ts'
import type { ClosedEvent, Connection, Direction } from '../events.ts'
import { momentOf, type Moment, type Packet } from '../file/packet.ts'
import type { Positions } from './stream-position.ts'
import type { PacketComments, Position } from '../comments.ts'

interface Lane {
  readonly half: HalfStream
  readonly framer: Framer
  /** Where the stream goes on after a prelude; until its first packet behind the prelude. */
  resume: Position | undefined
}

export interface ConversationOptions {
  readonly isTrusted: boolean
  /** Set when a prelude opened it: the number of that section. */
  readonly preludeOf: number | undefined
}

export class Conversation {
  readonly connection: Connection
  isClosed = false
  readonly #assembly: Assembly
  readonly #preludeOf: number | undefined
  readonly #echo = new Echo()
  readonly #request: Lane
  readonly #response: Lane
  #last: Moment
  #closing: 'client' | 'broker' | undefined
  #hasSaidForeign = false

  constructor(
    assembly: Assembly,
    connection: Connection,
    at: Moment,
    options: ConversationOptions,
  ) {
    this.#assembly = assembly
    this.connection = connection
    this.#preludeOf = options.preludeOf
    this.#last = at
    this.#request = this.#lane('request', options)
    this.#response = this.#lane('response', options)
    const { packet, timeNs } = at
    assembly.emit({ type: 'opened', connection, packet, timeNs })
  }

  get positions(): Positions {
    return { request: this.#request.half.position, response: this.#response.half.position }
  }

  segment(
    packet: Packet,
    segment: Segment,
    direction: Direction,
    comments: PacketComments | undefined,
  ): void {
    if (comments?.prelude === true && this.#preludeOf !== this.#assembly.sections) return
    const lane = this.#laneOf(direction)
    const { half } = lane
    const { position } = half
    const { flags } = segment
    const length = segment.payloadEnd - segment.payload + segment.cut
    const at = momentOf(packet)
    this.#last = at

    if ((flags & SYN) !== 0) {
      position.anchor((segment.sequence + 1) >>> 0)
      if ((flags & ACK) !== 0) this.#other(direction).half.position.anchor(segment.acknowledgement)
      if (comments?.resume !== undefined) this.#willResume(comments.resume)
      return
    }
    this.#acknowledge(direction, segment, length > 0, at)
    if (comments?.prelude !== true) this.#resume(lane, at)
    if (length > 0) this.#receive(lane, packet, segment, comments, at)
    if ((flags & RST) !== 0) return this.#close(senderOf(direction), 'reset', at, comments?.closed)
    if ((flags & FIN) !== 0) {
      position.anchor(segment.sequence)
      half.end ??= (comments?.offset ?? position.offsetOf(segment.sequence)) + length
      this.#resume(lane, at) // Nothing else will come in this direction.
      this.#closing ??= senderOf(direction)
    }
    if (this.#request.half.isComplete && this.#response.half.isComplete) {
      this.#close(this.#closing ?? senderOf(direction), 'fin', at)
    }
  }

  /** The file is over, or the ports were taken by another connection. */
  end(): void {
    if (this.isClosed) return
    this.#close(
      this.#closing ?? 'capture',
      this.#closing === undefined ? 'ended' : 'fin',
      this.#last,
    )
  }

  #lane(direction: Direction, options: ConversationOptions): Lane {
    const framer = new Framer(this.#assembly, {
      connection: this.connection,
      direction,
      fromStart: !this.connection.beganMidStream || options.preludeOf !== undefined,
      isTrusted: options.isTrusted,
      echo: this.#echo,
      onForeign: (foreign, at, firstBytes) => {
        this.#ignore(this.#laneOf(direction))
        if (direction === 'request') this.#ignore(this.#response)
        if (this.#hasSaidForeign) return
        this.#hasSaidForeign = true
        const { connection } = this
        const { packet, timeNs } = at
        this.#assembly.emit({
          type: 'foreign',
          connection,
          direction,
          ...foreign,
          firstBytes,
          packet,
          timeNs,
        })
      },
    })
    return { framer, half: new HalfStream(framer, this.#assembly), resume: undefined }
  }

  #ignore(lane: Lane): void {
    lane.framer.stopAsForeign()
    lane.half.ignore()
  }

  #receive(
    lane: Lane,
    packet: Packet,
    segment: Segment,
    comments: PacketComments | undefined,
    at: Moment,
  ): void {
    const { half } = lane
    half.position.anchor(segment.sequence, comments?.offset)
    const offset = comments?.offset ?? half.position.offsetOf(segment.sequence)
    if (comments?.prelude === true) half.jump(offset, at, 'midStream')
    const isNear = half.receive({
      data: packet.data,
      start: segment.payload,
      end: segment.payloadEnd,
      fileOffset: packet.fileOffset + segment.payload - packet.start,
      offset,
      cut: segment.cut,
      packet: packet.number,
      timeNs: packet.timeNs,
      atSegmentStart: true,
      comments,
    })
    if (isNear) return
    this.#assembly.problem(
      `far ${this.connection.id}`,
      `Packet ${packet.number} of ${this.connection.name} has a sequence number that no window reaches; such packets are left out`,
      packet.fileOffset,
      packet.number,
    )
  }

  #acknowledge(direction: Direction, segment: Segment, withData: boolean, at: Moment): void {
    const { half, resume } = this.#other(direction)
    if ((segment.flags & ACK) === 0 || resume !== undefined) return
    const { position } = half
    // The answer to the SYN was not captured; the first acknowledgement tells the same.
    if (!this.connection.beganMidStream) position.anchor(segment.acknowledgement)
    if (position.zero === undefined) return
    const offset = position.offsetOf(segment.acknowledgement)
    half.acknowledge(Math.min(offset, half.end ?? offset), withData, at)
  }

  #willResume(positions: { readonly request: Position; readonly response: Position }): void {
    this.#request.resume = positions.request
    this.#response.resume = positions.response
  }

  #resume(lane: Lane, at: Moment): void {
    const { half, framer, resume } = lane
    lane.resume = undefined
    if (resume === undefined) return
    half.jump(resume.offset, at, 'midStream')
    if (resume.insideFrame) framer.unalign(half.position.next, at)
    else framer.align(half.position.next, at)
  }

  #close(by: ClosedEvent['by'], how: ClosedEvent['how'], at: Moment, reason?: string): void {
    this.isClosed = true
    for (const { half, framer } of [this.#request, this.#response]) {
      half.flush(at)
      framer.end(half.position.next, at)
    }
    const { packet, timeNs } = at
    const why = reason === undefined ? {} : { reason }
    const { connection } = this
    this.#assembly.emit({ type: 'closed', connection, by, how, ...why, packet, timeNs })
  }

  #other(direction: Direction): Lane {
    return this.#laneOf(direction === 'request' ? 'response' : 'request')
  }

  #laneOf(direction: Direction): Lane {
    return direction === 'request' ? this.#request : this.#response
  }
}

function senderOf(direction: Direction): 'client' | 'broker' {
  return direction === 'request' ? 'client' : 'broker'
}
