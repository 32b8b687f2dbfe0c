// Packets built by hand, independently of the writer under src/: what real networks send.
import { parseAddress } from '../src/net/address.ts'

export const FIN = 1
export const SYN = 2
export const RST = 4
export const PSH = 8
export const ACK = 16

export interface TcpFields {
  readonly from?: string
  readonly to?: string
  readonly fromPort?: number
  readonly toPort?: number
  readonly seq?: number
  readonly ack?: number
  readonly flags?: number
  readonly payload?: Uint8Array
  /** IPv4 options or IPv6 extension headers, as bytes (a multiple of 4 or 8). */
  readonly ipExtra?: Uint8Array
}

export const CLIENT = { address: '10.0.0.1', port: 50_000 }
export const BROKER = { address: '10.0.0.2', port: 9092 }

/** The TCP header and payload. */
export function tcp(fields: TcpFields): Uint8Array {
  const { fromPort = CLIENT.port, toPort = BROKER.port, seq = 0, ack = 0, flags = ACK } = fields
  const { payload = new Uint8Array(0) } = fields
  const header = new Uint8Array(20)
  const view = new DataView(header.buffer)
  view.setUint16(0, fromPort)
  view.setUint16(2, toPort)
  view.setUint32(4, seq >>> 0)
  view.setUint32(8, ack >>> 0)
  view.setUint16(12, (5 << 12) | flags)
  view.setUint16(14, 65_535)
  return join(header, payload)
}

/** IPv4 or IPv6, as the addresses say. */
export function ip(fields: TcpFields): Uint8Array {
  const source = addressOf(fields.from ?? CLIENT.address)
  const destination = addressOf(fields.to ?? BROKER.address)
  const payload = tcp(fields)
  return source.length === 4
    ? ipv4(source, destination, payload, fields.ipExtra)
    : ipv6(source, destination, payload, fields.ipExtra)
}

export function ipv4(
  source: Uint8Array,
  destination: Uint8Array,
  payload: Uint8Array,
  options: Uint8Array = new Uint8Array(0),
  fragment = { id: 0, offset: 0, more: false },
): Uint8Array {
  const header = new Uint8Array(20 + options.length)
  const view = new DataView(header.buffer)
  view.setUint8(0, 0x40 | (header.length / 4))
  view.setUint16(2, header.length + payload.length)
  view.setUint16(4, fragment.id)
  view.setUint16(6, (fragment.more ? 0x2000 : 0) | (fragment.offset / 8))
  view.setUint8(8, 64)
  view.setUint8(9, 6)
  header.set(source, 12)
  header.set(destination, 16)
  header.set(options, 20)
  return join(header, payload)
}

/** `extensions` begin with their own next-header byte set to what follows. */
export function ipv6(
  source: Uint8Array,
  destination: Uint8Array,
  payload: Uint8Array,
  extensions: Uint8Array = new Uint8Array(0),
  firstHeader = extensions.length > 0 ? 0 : 6,
): Uint8Array {
  const header = new Uint8Array(40)
  const view = new DataView(header.buffer)
  view.setUint32(0, 0x6000_0000)
  view.setUint16(4, extensions.length + payload.length)
  view.setUint8(6, firstHeader)
  view.setUint8(7, 64)
  header.set(source, 8)
  header.set(destination, 24)
  return join(header, extensions, payload)
}

export function ethernet(inner: Uint8Array, vlanTags: readonly number[] = []): Uint8Array {
  const tags = vlanTags.flatMap((tag) => [tag >> 8, tag & 255, 0, 7])
  const type = (inner[0] ?? 0) >> 4 === 6 ? [0x86, 0xdd] : [0x08, 0x00]
  return join(new Uint8Array(12), Uint8Array.from([...tags, ...type]), inner)
}

export function addressOf(text: string): Uint8Array {
  const bytes = parseAddress(text)
  if (bytes === undefined) throw new Error(`${text} is no address`)
  return bytes
}

/** A frame on the wire: its size, then a body of that many bytes. */
export function sized(body: Uint8Array | number): Uint8Array {
  const bytes = typeof body === 'number' ? patternOf(body) : body
  const size = new Uint8Array(4)
  new DataView(size.buffer).setInt32(0, bytes.length)
  return join(size, bytes)
}

/** Bytes that differ along their length and never read as a plausible size. */
export function patternOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => 0xa0 + (at % 89))
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
