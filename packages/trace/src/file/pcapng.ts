// pcapng: blocks `u32 type | u32 length | body | u32 length`, in sections that each choose their
// byte order and number their interfaces from 0. A session of ours is many sections in a row.
//
// Read: section header, interface, enhanced, simple and old packet blocks. Everything else (name
// resolution, decryption secrets, statistics, custom) is stepped over.
//
// A block whose lengths cannot be true means damage, for example a segment that was cut by a
// crash with the next one behind it. Then the next section header (type and byte-order magic) is
// looked for, so that one cut costs one segment and not the rest of the file.
import { eachOption, readComments } from './pcapng-options.ts'
import { InterfaceClock } from './interface-clock.ts'
import { MAX_BLOCK_BYTES, NO_COMMENTS, type BlockReader, type FileSink } from './packet.ts'
import type { ByteQueue } from './byte-queue.ts'

export const SECTION_HEADER = 0x0a0d0d0a
const INTERFACE = 1
const OLD_PACKET = 2
const SIMPLE_PACKET = 3
const ENHANCED_PACKET = 6
const MAGIC = 0x1a2b3c4d
const MAGIC_SWAPPED = 0x4d3c2b1a
const IF_TSRESOL = 9
const IF_TSOFFSET = 14
/** In one section; merged captures have some hundred. Our choice. */
const MAX_INTERFACES = 4096

interface Interface {
  readonly linkType: number
  readonly snapLength: number
  readonly clock: InterfaceClock
}

export class PcapngReader implements BlockReader {
  readonly #queue: ByteQueue
  readonly #sink: FileSink
  #littleEndian = true
  #interfaces: Interface[] = []
  #packets = 0
  #lastTimeNs = 0n
  #searching = false

  constructor(queue: ByteQueue, sink: FileSink) {
    this.#queue = queue
    this.#sink = sink
  }

  step(): boolean {
    if (this.#searching) return this.#search()
    const queue = this.#queue
    if (!queue.has(12)) return false
    const type = queue.view.getUint32(queue.at, this.#littleEndian)
    if (type === SECTION_HEADER && !this.#readByteOrder()) {
      return this.#damaged('has a byte-order mark that is not one of pcapng')
    }
    const length = queue.view.getUint32(queue.at + 4, this.#littleEndian)
    if (length < 12 || length % 4 !== 0 || length > MAX_BLOCK_BYTES) {
      return this.#damaged(`claims ${length} bytes`)
    }
    if (!queue.has(length)) return false
    if (queue.view.getUint32(queue.at + length - 4, this.#littleEndian) !== length) {
      return this.#damaged(`of ${length} bytes does not end with its length`)
    }
    this.#block(type, queue.at + 8, queue.at + length - 4)
    queue.consume(length)
    return true
  }

  #readByteOrder(): boolean {
    const magic = this.#queue.view.getUint32(this.#queue.at + 8, true)
    this.#littleEndian = magic === MAGIC
    return magic === MAGIC || magic === MAGIC_SWAPPED
  }

  /** `start` and `end` bound the body, without the lengths around it. */
  #block(type: number, start: number, end: number): void {
    switch (type) {
      case SECTION_HEADER:
        this.#interfaces = []
        this.#sink.section(this.#comments(start + 16, end))
        break
      case INTERFACE:
        this.#interface(start, end)
        break
      case ENHANCED_PACKET:
        if (end - start >= 20) this.#packet(this.#u32(start), start, start + 20, end)
        break
      case OLD_PACKET: {
        const id = this.#queue.view.getUint16(start, this.#littleEndian)
        if (end - start >= 20) this.#packet(id, start, start + 20, end)
        break
      }
      case SIMPLE_PACKET:
        if (end - start >= 4) this.#simplePacket(start, end)
        break
      default: // Stepped over.
    }
  }

  #interface(start: number, end: number): void {
    const { view } = this.#queue
    if (end - start < 8) return
    if (this.#interfaces.length === MAX_INTERFACES) return this.#sayTooManyInterfaces()
    let resolution = 6
    let offsetSeconds = 0n
    eachOption(view, start + 8, end, this.#littleEndian, (code, from, to) => {
      if (code === IF_TSRESOL && to > from) resolution = view.getUint8(from)
      if (code === IF_TSOFFSET && to - from >= 8) {
        offsetSeconds = view.getBigInt64(from, this.#littleEndian)
      }
    })
    this.#interfaces.push({
      linkType: view.getUint16(start, this.#littleEndian),
      snapLength: this.#u32(start + 4),
      clock: new InterfaceClock(resolution, offsetSeconds),
    })
  }

  #sayTooManyInterfaces(): void {
    this.#sink.problem(
      'interfaces',
      `A section describes more than ${MAX_INTERFACES} interfaces; packets of the others are left out`,
      this.#queue.position,
    )
  }

  /** Enhanced and old packet block: interface, time, captured and original length, bytes, options. */
  #packet(interfaceId: number, start: number, bytesStart: number, end: number): void {
    const captured = this.#u32(start + 12)
    const known = this.#interfaces[interfaceId]
    if (captured > end - bytesStart) {
      this.#skipPacket(`claims ${captured} bytes in a block that has ${end - bytesStart}`)
    } else if (known === undefined) {
      this.#skipPacket(`names interface ${interfaceId}, which its section does not describe`)
    } else {
      const timeNs = known.clock.toNanos(this.#u32(start + 4), this.#u32(start + 8))
      const original = this.#u32(start + 16)
      this.#emit(known.linkType, timeNs, bytesStart, captured, original, end)
    }
  }

  /** Has neither time nor interface: the first interface, and the time of the packet before. */
  #simplePacket(start: number, end: number): void {
    const known = this.#interfaces[0]
    if (known === undefined) return this.#skipPacket('comes before any interface')
    const original = this.#u32(start)
    const limit = known.snapLength === 0 ? original : Math.min(original, known.snapLength)
    const captured = Math.min(limit, end - start - 4)
    this.#emit(known.linkType, this.#lastTimeNs, start + 4, captured, original, start + 4)
  }

  #emit(
    linkType: number,
    timeNs: bigint,
    start: number,
    captured: number,
    original: number,
    blockEnd: number,
  ): void {
    const queue = this.#queue
    this.#packets += 1
    this.#lastTimeNs = timeNs
    this.#sink.packet({
      number: this.#packets,
      timeNs,
      linkType,
      data: queue.data,
      start,
      end: start + captured,
      originalLength: Math.max(captured, original),
      fileOffset: queue.position + start - queue.at,
      comments: this.#comments(start + ((captured + 3) & ~3), blockEnd),
    })
  }

  #skipPacket(what: string): void {
    this.#packets += 1
    this.#sink.problem(
      'packet',
      `Packet ${this.#packets} ${what}; it was left out, as are others like it`,
      this.#queue.position,
      this.#packets,
    )
  }

  #comments(start: number, end: number): readonly string[] {
    if (start + 4 > end) return NO_COMMENTS
    return readComments(this.#queue.data, this.#queue.view, start, end, this.#littleEndian)
  }

  #u32(at: number): number {
    return this.#queue.view.getUint32(at, this.#littleEndian)
  }

  #damaged(what: string): boolean {
    const { position } = this.#queue
    this.#sink.problem(
      `damaged ${position}`,
      `The block at byte ${position} ${what}, so the file is damaged or was cut there; reading goes on at the next section, if there is one`,
      position,
    )
    this.abandon()
    return true
  }

  /** Nothing here can be a block, or it lacks its end: another section may lie in what it claimed. */
  abandon(): void {
    this.#searching = true
    this.#queue.consume(1)
  }

  /** Moves to the next section header. */
  #search(): boolean {
    const queue = this.#queue
    const here = queue.rest()
    let at = here.indexOf(0x0a)
    while (at >= 0 && at + 12 <= here.length && !isSectionHeader(here, at)) {
      at = here.indexOf(0x0a, at + 1)
    }
    queue.consume(at < 0 ? here.length : at)
    if (at < 0 || !queue.has(12)) return false
    this.#searching = false
    return true
  }
}

function isSectionHeader(data: Uint8Array, at: number): boolean {
  const view = new DataView(data.buffer, data.byteOffset + at, 12)
  const magic = view.getUint32(8)
  return view.getUint32(0) === SECTION_HEADER && (magic === MAGIC || magic === MAGIC_SWAPPED)
}
