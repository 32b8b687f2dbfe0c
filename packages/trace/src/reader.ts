// Captures in, events out. Layers, each in its folder:
//
//   file/    bytes -> packets        pcap and pcapng, any chunking
//   net/     packet -> TCP segment   link layers, IP, fragments
//   tcp/     segments -> streams     connections, order, loss
//   frames/  streams -> frames       the 4-byte size, and nothing of Kafka beyond it
//
// Everything is decided packet by packet, so that any chunking gives the same events. Memory does
// not grow with the file: what waits are unfinished frames and, bounded, out-of-order segments;
// what stays is a small record for each pair of endpoints.
import { Assembly, type TraceReaderOptions } from './assembly.ts'
import { CaptureFile } from './file/capture-file.ts'
import { Conversations } from './tcp/conversations.ts'
import { Fragments } from './net/fragments.ts'
import { isKnownLinkType } from './net/link.ts'
import { parseSectionComments } from './section-info.ts'
import { readSegment, Segment } from './net/segment.ts'
import type { FileSink, Packet } from './file/packet.ts'
import type { TraceEvent } from './events.ts'

export class TraceReader {
  /** Bytes pushed so far. */
  bytesRead = 0
  readonly #assembly: Assembly
  readonly #conversations: Conversations
  readonly #fragments: Fragments
  readonly #file: CaptureFile
  readonly #segment = new Segment()
  #lastTimeNs = 0n

  constructor(options: TraceReaderOptions = {}) {
    this.#assembly = new Assembly(options)
    this.#conversations = new Conversations(this.#assembly)
    this.#fragments = new Fragments((packet, segment) =>
      this.#conversations.segment(packet, segment),
    )
    const sink: FileSink = {
      packet: (packet) => this.#packet(packet),
      section: (comments) => this.#section(comments),
      problem: (kind, message, fileOffset, packet) =>
        this.#assembly.problem(`file ${kind}`, message, fileOffset, packet),
    }
    this.#file = new CaptureFile(sink, options.startOffset)
  }

  /** Frames may be views of the chunk: it must not be written to while they are in use. */
  push(chunk: Uint8Array): TraceEvent[] {
    this.bytesRead += chunk.length
    // The slice of a Buffer is a view, and what waits here has to be a copy.
    const { buffer, byteOffset, byteLength } = chunk
    this.#file.push(new Uint8Array(buffer, byteOffset, byteLength))
    return this.#assembly.takeEvents()
  }

  /** The file is over: gaps, unfinished frames and open connections are said. */
  end(): TraceEvent[] {
    this.#file.end()
    this.#conversations.end()
    return this.#assembly.takeEvents()
  }

  #section(comments: readonly string[]): void {
    const info = parseSectionComments(comments)
    const before = this.#assembly.section
    if (info && before && info.sessionId !== before.sessionId) this.#conversations.end()
    this.#assembly.section = info
    this.#assembly.sections += 1
    this.#assembly.emit({ type: 'section', info, timeNs: info?.frame1TimeNs ?? this.#lastTimeNs })
  }

  #packet(packet: Packet): void {
    this.#lastTimeNs = packet.timeNs
    if (!isKnownLinkType(packet.linkType)) {
      this.#assembly.problem(
        `link ${packet.linkType}`,
        `Packets of link type ${packet.linkType} cannot be read (known are Ethernet, Linux cooked, raw IP and loopback); they were left out`,
        packet.fileOffset,
        packet.number,
      )
      return
    }
    const segment = this.#segment
    if (!readSegment(packet, segment)) return
    if (segment.cut > 0) this.#sayCut(packet)
    if (segment.ip.fragment !== undefined) this.#fragments.take(packet, segment)
    else this.#conversations.segment(packet, segment)
  }

  #sayCut(packet: Packet): void {
    const captured = packet.end - packet.start
    this.#assembly.problem(
      'cut',
      `Packets were cut when they were captured (packet ${packet.number}: ${captured} of ${packet.originalLength} bytes), so messages are incomplete. Capture whole packets: tcpdump -s 0`,
      packet.fileOffset,
      packet.number,
    )
  }
}
