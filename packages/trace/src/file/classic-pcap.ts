// Classic pcap: one header, then records. Both byte orders, microseconds and nanoseconds.
//
//   header  u32 magic | u16 2 | u16 4 | i32 | u32 | u32 snaplen | u32 link type (low 16 bits)
//   record  u32 seconds | u32 fraction | u32 captured | u32 original | bytes
//           (in "modified" pcap 8 bytes more before the bytes, which are stepped over)
//
// A record whose length cannot be true ends the reading: classic pcap has nothing to find the
// next record by, and a guess could shift every byte after it.
import { MAX_BLOCK_BYTES, NO_COMMENTS, type BlockReader, type FileSink } from './packet.ts'
import type { ByteQueue } from './byte-queue.ts'

const HEADER = 24

export interface PcapMagic {
  readonly littleEndian: boolean
  /** Nanoseconds in one unit of the record's fraction. */
  readonly unitNs: bigint
  /** Length of a record's header. */
  readonly record: number
}

/** From the first four bytes, read as big endian. */
export function pcapMagic(magic: number): PcapMagic | undefined {
  switch (magic) {
    case 0xa1b2c3d4:
      return { littleEndian: false, unitNs: 1000n, record: 16 }
    case 0xd4c3b2a1:
      return { littleEndian: true, unitNs: 1000n, record: 16 }
    case 0xa1b23c4d:
      return { littleEndian: false, unitNs: 1n, record: 16 }
    case 0x4d3cb2a1:
      return { littleEndian: true, unitNs: 1n, record: 16 }
    case 0xa1b2cd34:
      return { littleEndian: false, unitNs: 1000n, record: 24 }
    case 0x34cdb2a1:
      return { littleEndian: true, unitNs: 1000n, record: 24 }
    default:
      return undefined
  }
}

export class ClassicPcapReader implements BlockReader {
  readonly #queue: ByteQueue
  readonly #sink: FileSink
  readonly #magic: PcapMagic
  #linkType = -1
  #packets = 0
  #broken = false

  constructor(queue: ByteQueue, sink: FileSink, magic: PcapMagic) {
    this.#queue = queue
    this.#sink = sink
    this.#magic = magic
  }

  step(): boolean {
    if (this.#broken) return this.#discard()
    return this.#linkType < 0 ? this.#header() : this.#record()
  }

  #header(): boolean {
    const queue = this.#queue
    if (!queue.has(HEADER)) return false
    this.#linkType = queue.view.getUint32(queue.at + 20, this.#magic.littleEndian) & 0xffff
    queue.consume(HEADER)
    this.#sink.section(NO_COMMENTS)
    return true
  }

  #record(): boolean {
    const queue = this.#queue
    const { littleEndian, unitNs, record } = this.#magic
    if (!queue.has(record)) return false
    const captured = queue.view.getUint32(queue.at + 8, littleEndian)
    if (captured > MAX_BLOCK_BYTES) {
      this.#broken = true
      this.#sink.problem(
        'damaged',
        `Packet ${this.#packets + 1} claims ${captured} bytes, so the file is damaged from byte ${queue.position} on; everything before it was read`,
        queue.position,
        this.#packets + 1,
      )
      return true
    }
    if (!queue.has(record + captured)) return false

    const { view, at, position } = queue
    const seconds = BigInt(view.getUint32(at, littleEndian))
    const fraction = BigInt(view.getUint32(at + 4, littleEndian))
    this.#packets += 1
    this.#sink.packet({
      number: this.#packets,
      timeNs: seconds * 1_000_000_000n + fraction * unitNs,
      linkType: this.#linkType,
      data: queue.data,
      start: at + record,
      end: at + record + captured,
      originalLength: Math.max(captured, view.getUint32(at + 12, littleEndian)),
      fileOffset: position + record,
      comments: NO_COMMENTS,
    })
    queue.consume(record + captured)
    return true
  }

  abandon(): void {
    this.#broken = true
  }

  #discard(): boolean {
    this.#queue.consume(this.#queue.rest().length)
    return false
  }
}
