// Capture files built by hand, in every shape that tools write.
import { join } from './packets.ts'

export interface FilePacket {
  readonly bytes: Uint8Array
  readonly timeNs?: bigint
  /** More than there are bytes: the capture cut the packet. */
  readonly originalLength?: number
  readonly comments?: readonly string[]
}

export interface PcapOptions {
  readonly littleEndian?: boolean
  readonly nanoseconds?: boolean
  readonly linkType?: number
}

export const ETHERNET = 1
export const RAW = 101
export const START_NS = 1_700_000_000_000_000_000n

/** A millisecond after another from START_NS. */
export function timed(packets: readonly Uint8Array[]): FilePacket[] {
  return packets.map((bytes, index) => ({ bytes, timeNs: START_NS + BigInt(index) * 1_000_000n }))
}

export function pcap(packets: readonly FilePacket[], options: PcapOptions = {}): Uint8Array {
  const { littleEndian = true, nanoseconds = false, linkType = RAW } = options
  const header = new Uint8Array(24)
  const view = new DataView(header.buffer)
  view.setUint32(0, nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4, littleEndian)
  view.setUint16(4, 2, littleEndian)
  view.setUint16(6, 4, littleEndian)
  view.setUint32(16, 262_144, littleEndian)
  view.setUint32(20, linkType, littleEndian)
  const records = packets.map(({ bytes, timeNs = START_NS, originalLength = bytes.length }) => {
    const record = new Uint8Array(16)
    const fields = new DataView(record.buffer)
    fields.setUint32(0, Number(timeNs / 1_000_000_000n), littleEndian)
    const fraction = Number(timeNs % 1_000_000_000n)
    fields.setUint32(4, nanoseconds ? fraction : Math.floor(fraction / 1000), littleEndian)
    fields.setUint32(8, bytes.length, littleEndian)
    fields.setUint32(12, originalLength, littleEndian)
    return join(record, bytes)
  })
  return join(header, ...records)
}

/** One pcapng block; the writer of sections decides the byte order. */
export class Pcapng {
  readonly #littleEndian: boolean
  readonly #blocks: Uint8Array[] = []

  constructor(littleEndian = true) {
    this.#littleEndian = littleEndian
  }

  get bytes(): Uint8Array {
    return join(...this.#blocks)
  }

  section(comments: readonly string[] = []): this {
    const body = this.#body(16, (view) => {
      view.setUint32(0, 0x1a2b3c4d, this.#littleEndian)
      view.setUint16(4, 1, this.#littleEndian)
      view.setBigInt64(8, -1n, this.#littleEndian)
    })
    return this.block(0x0a0d0d0a, join(body, this.#comments(comments)))
  }

  interface(
    linkType = RAW,
    options: readonly (readonly [number, Uint8Array])[] = [],
    snaplen = 0,
  ): this {
    const body = this.#body(8, (view) => {
      view.setUint16(0, linkType, this.#littleEndian)
      view.setUint32(4, snaplen, this.#littleEndian)
    })
    return this.block(1, join(body, ...options.map(([code, value]) => this.option(code, value))))
  }

  /** `units` is the time stamp as the interface counts. */
  enhanced(packet: FilePacket, units: bigint, interfaceId = 0): this {
    const { bytes, originalLength = bytes.length, comments = [] } = packet
    const body = this.#body(20, (view) => {
      view.setUint32(0, interfaceId, this.#littleEndian)
      view.setUint32(4, Number(units >> 32n), this.#littleEndian)
      view.setUint32(8, Number(units & 0xffff_ffffn), this.#littleEndian)
      view.setUint32(12, bytes.length, this.#littleEndian)
      view.setUint32(16, originalLength, this.#littleEndian)
    })
    return this.block(6, join(body, pad(bytes), this.#comments(comments)))
  }

  simple(bytes: Uint8Array, originalLength = bytes.length): this {
    const body = this.#body(4, (view) => view.setUint32(0, originalLength, this.#littleEndian))
    return this.block(3, join(body, pad(bytes)))
  }

  old(bytes: Uint8Array, units: bigint): this {
    const body = this.#body(20, (view) => {
      view.setUint16(0, 0, this.#littleEndian)
      view.setUint32(4, Number(units >> 32n), this.#littleEndian)
      view.setUint32(8, Number(units & 0xffff_ffffn), this.#littleEndian)
      view.setUint32(12, bytes.length, this.#littleEndian)
      view.setUint32(16, bytes.length, this.#littleEndian)
    })
    return this.block(2, join(body, pad(bytes)))
  }

  block(type: number, body: Uint8Array): this {
    const whole = this.#body(12 + body.length, (view) => {
      view.setUint32(0, type, this.#littleEndian)
      view.setUint32(4, 12 + body.length, this.#littleEndian)
      view.setUint32(8 + body.length, 12 + body.length, this.#littleEndian)
    })
    whole.set(body, 8)
    this.#blocks.push(whole)
    return this
  }

  raw(bytes: Uint8Array): this {
    this.#blocks.push(bytes)
    return this
  }

  option(code: number, value: Uint8Array): Uint8Array {
    const head = this.#body(4, (view) => {
      view.setUint16(0, code, this.#littleEndian)
      view.setUint16(2, value.length, this.#littleEndian)
    })
    return join(head, pad(value))
  }

  #comments(comments: readonly string[]): Uint8Array {
    const options = comments.map((text) => this.option(1, new TextEncoder().encode(text)))
    return options.length === 0 ? new Uint8Array(0) : join(...options, new Uint8Array(4))
  }

  #body(length: number, fill: (view: DataView) => void): Uint8Array {
    const bytes = new Uint8Array(length)
    fill(new DataView(bytes.buffer))
    return bytes
  }
}

function pad(bytes: Uint8Array): Uint8Array {
  return join(bytes, new Uint8Array(-bytes.length & 3))
}
