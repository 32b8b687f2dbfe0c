// What a literal says, given what it is compared with. Each reader returns undefined for text that is
// not of its form; expected() says which form that is.
import { errorByName, kafkaErrors } from '@brokerscope/codec'
import { apiNamedLike } from '../fields/target.ts'
import type { ValueType } from '../fields/value-type.ts'

/** At most so many digits are read. Our choice: an int64 has 19. */
const INTEGER = /^([+-]?)(?:0x([\da-f]{1,32})|(\d{1,40}))$/i

export function readInteger(text: string): bigint | undefined {
  const match = INTEGER.exec(text)
  if (match === null) return undefined
  const [, sign, hex, digits] = match
  const value = BigInt(hex === undefined ? (digits ?? '') : `0x${hex}`)
  return sign === '-' ? -value : value
}

const DURATION = /^(\d{1,15}(?:\.\d{1,9})?)(ns|us|\u00b5s|\u03bcs|ms|s|m|min|h)$/i
const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  '\u00b5s': 1e3,
  '\u03bcs': 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  min: 60e9,
  h: 3600e9,
}

/** In nanoseconds; a bare 0 needs no unit. */
export function readDuration(text: string): number | undefined {
  if (text === '0') return 0
  const [, amount, unit = ''] = DURATION.exec(text) ?? []
  if (amount === undefined) return undefined
  return Math.round(Number(amount) * (NANOSECONDS[unit.toLowerCase()] ?? 1))
}

const SIZE = /^(\d{1,15}(?:\.\d{1,6})?)(B|kB|KB|MB|GB|KiB|MiB|GiB)$/
const BYTES: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
}

export function readByteCount(text: string): bigint | undefined {
  const [, amount, unit = ''] = SIZE.exec(text) ?? []
  if (amount === undefined) return readInteger(text)
  return BigInt(Math.round(Number(amount) * (BYTES[unit] ?? 1)))
}

export function readFloat(text: string): number | undefined {
  return /^[+-]?\d{1,300}(\.\d{1,300})?(e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : undefined
}

export function readBoolean(text: string): boolean | undefined {
  const low = text.toLowerCase()
  if (low === 'true' || low === '1') return true
  return low === 'false' || low === '0' ? false : undefined
}

export function readErrorCode(text: string): bigint | undefined {
  const code = errorByName(text)?.code
  return code === undefined ? readInteger(text) : BigInt(code)
}

export function readApiKey(text: string): bigint | undefined {
  const key = apiNamedLike(text)?.apiKey
  return key === undefined ? readInteger(text) : BigInt(key)
}

const INSTANT =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d\d:?\d\d)?)?$/i

/** Nanoseconds since 1970. */
export function readInstant(text: string): bigint | undefined {
  const [, day, minutes = '00:00', seconds = '00', fraction = '', zone = 'Z'] =
    INSTANT.exec(text) ?? []
  if (day === undefined) return undefined
  const isUtc = zone.toUpperCase() === 'Z'
  const shift = isUtc ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`
  const millis = Date.parse(`${day}T${minutes}:${seconds}${shift}`)
  if (Number.isNaN(millis)) return undefined
  return BigInt(millis) * 1_000_000n + BigInt(fraction.padEnd(9, '0'))
}

/** `de:ad:be:ef` or `0xdeadbeef`; undefined for text, which stands for its UTF-8. */
export function readHexBytes(text: string): Uint8Array | undefined {
  const isHex = /^[\da-f]{2}(:[\da-f]{2})+$/i.test(text) || /^0x([\da-f]{2})+$/i.test(text)
  if (!isHex) return undefined
  const digits = text.replace(/^0x/i, '').replaceAll(':', '')
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  )
}

export interface TopicPartitionLiteral {
  readonly topic: string
  readonly partition: number
}

/** `orders[0]`, as summaries say it, or `orders-0`, as brokers do. */
export function readTopicPartition(text: string): TopicPartitionLiteral | undefined {
  const match = /^(.+?)(?:\[(\d{1,10})\]|-(\d{1,10}))$/.exec(text)
  if (match === null) return undefined
  return { topic: match[1] ?? '', partition: Number(match[2] ?? match[3]) }
}

/** Undefined for a name. */
export function readConnectionNumber(text: string): number | undefined {
  const [, digits] = /^c?(\d{1,10})$/i.exec(text) ?? []
  return digits === undefined ? undefined : Number(digits)
}

const FORMS: Readonly<Record<ValueType, string>> = {
  integer: 'a whole number such as 12, -1 or 0x1f',
  byteCount: 'a number of bytes such as 1500 or 64KiB',
  millis: 'milliseconds such as 500, or a duration such as 1.5s',
  errorCode: 'an error such as UNSUPPORTED_VERSION or 35',
  apiKey: 'an API such as Produce or 0',
  float: 'a number such as 0.5',
  boolean: 'true or false',
  text: 'a text',
  uuid: 'an id',
  bytes: 'a text, or bytes such as de:ad:be:ef',
  struct: 'nothing: it has fields and no value',
  duration: 'a duration with its unit, such as 10ms or 1.5s',
  instant: 'a time such as 2026-11-22T16:58:00Z',
  choice: 'one of its names',
  connection: 'a connection such as c4 or 127.0.0.1:50012-127.0.0.1:9092',
  topicPartition: 'a partition such as orders[0] or orders-0',
  subject: 'a subject such as txn:payments-1 or group:billing',
}

export function expected(type: ValueType): string {
  return FORMS[type]
}

export const errorNames: readonly string[] = kafkaErrors.map(({ name }) => name)
