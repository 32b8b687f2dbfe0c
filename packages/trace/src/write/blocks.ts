/// <reference path="../globals.d.ts" />
// The pcapng blocks around packets: section header, interface, names. Little endian.
//
// Link type raw IP: no made-up MAC addresses, 14 bytes less for each packet, IPv4 and IPv6 side by
// side, and Wireshark, tshark and tcpdump all read it.
import { parseAddress } from '../net/address.ts'

const SECTION_HEADER = 0x0a0d0d0a
const INTERFACE = 1
const NAMES = 4
const RAW_IP = 101
const COMMENT = 1
const USER_APPLICATION = 4
const IF_NAME = 2
const IF_TSRESOL = 9
const NANOSECONDS = 9
const IPV4_NAME = 1
const IPV6_NAME = 2
const MAX_OPTION_BYTES = 65_535

const utf8 = new TextEncoder()

export interface HostNames {
  readonly address: string
  readonly names: readonly string[]
}

interface Option {
  readonly code: number
  readonly value: Uint8Array
}

const NO_OPTIONS = new Uint8Array(0)

export function encodeComments(comments: readonly string[]): Uint8Array {
  if (comments.length === 0) return NO_OPTIONS
  return encodeOptions(comments.map(commentOption))
}

export function sectionHeaderBlock(comments: readonly string[]): Uint8Array {
  const options = encodeOptions([
    ...comments.map(commentOption),
    { code: USER_APPLICATION, value: utf8.encode('Brokerscope') },
  ])
  const body = new Uint8Array(16 + options.length)
  const view = new DataView(body.buffer)
  view.setUint32(0, 0x1a2b3c4d, true)
  view.setUint16(4, 1, true)
  view.setBigInt64(8, -1n, true) // A segment is written as it comes: its length is not known.
  body.set(options, 16)
  return block(SECTION_HEADER, body)
}

export function interfaceBlock(): Uint8Array {
  const options = encodeOptions([
    { code: IF_NAME, value: utf8.encode('brokerscope') },
    { code: IF_TSRESOL, value: Uint8Array.of(NANOSECONDS) },
  ])
  const body = new Uint8Array(8 + options.length)
  new DataView(body.buffer).setUint16(0, RAW_IP, true)
  body.set(options, 8)
  return block(INTERFACE, body)
}

/** Empty when no address has a name. */
export function nameBlock(hosts: readonly HostNames[]): Uint8Array {
  const records = hosts.flatMap(({ address, names }) => {
    const bytes = parseAddress(address)
    if (bytes === undefined || names.length === 0) return []
    const text = utf8.encode(`${names.join('\0')}\0`).subarray(0, MAX_OPTION_BYTES - 16)
    return [{ code: bytes.length === 4 ? IPV4_NAME : IPV6_NAME, value: concat([bytes, text]) }]
  })
  return records.length === 0 ? new Uint8Array(0) : block(NAMES, encodeOptions(records))
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function commentOption(comment: string): Option {
  const value = utf8.encode(comment)
  if (value.length > MAX_OPTION_BYTES) {
    throw new RangeError(
      `A pcapng comment holds at most ${MAX_OPTION_BYTES} bytes, "${comment.slice(0, 40)}..." has ${value.length}`,
    )
  }
  return { code: COMMENT, value }
}

/** With the end mark; empty when there is no option (names have the same shape). */
function encodeOptions(options: readonly Option[]): Uint8Array {
  if (options.length === 0) return new Uint8Array(0)
  const size = options.reduce((sum, { value }) => sum + 4 + padded(value.length), 4)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const { code, value } of options) {
    view.setUint16(at, code, true)
    view.setUint16(at + 2, value.length, true)
    bytes.set(value, at + 4)
    at += 4 + padded(value.length)
  }
  return bytes
}

function block(type: number, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + body.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, type, true)
  view.setUint32(4, bytes.length, true)
  bytes.set(body, 8)
  view.setUint32(bytes.length - 4, bytes.length, true)
  return bytes
}

export function padded(length: number): number {
  return (length + 3) & ~3
}
