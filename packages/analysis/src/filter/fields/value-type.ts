// What the values of a field are, as far as comparing and reading literals goes.
import type { Field } from '@brokerscope/codec'

export type ValueType =
  | 'integer'
  | 'byteCount' // an integer that also takes 64KiB
  | 'millis' // an integer that also takes 1.5s
  | 'errorCode' // an integer that also takes UNSUPPORTED_VERSION
  | 'apiKey' // an integer that also takes Produce
  | 'float'
  | 'boolean'
  | 'text'
  | 'uuid'
  | 'bytes'
  | 'struct' // exists or does not
  | 'duration' // nanoseconds as a double: exact up to 104 days
  | 'instant' // nanoseconds since 1970
  | 'choice' // text out of a few
  | 'connection'
  | 'topicPartition'
  | 'subject'

/** First and last integer that the bytes of a field can hold. */
export type IntegerRange = readonly [least: bigint, most: bigint]

const RANGES: Readonly<Record<string, IntegerRange>> = {
  int8: [-128n, 127n],
  int16: [-32_768n, 32_767n],
  uint16: [0n, 65_535n],
  int32: [-2_147_483_648n, 2_147_483_647n],
  uint32: [0n, 4_294_967_295n],
  int64: [-9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n],
}

export function integerRange(wireType: string): IntegerRange | undefined {
  return RANGES[wireType]
}

/** Milliseconds since 1970 are no durations. */
const A_MOMENT = /(Timestamp|AppendTime|StartTime)Ms$/

export function valueTypeOf({ name, type }: Pick<Field, 'name' | 'type'>): ValueType {
  switch (type) {
    case 'struct':
    case 'uuid':
      return type
    case 'string':
      return 'text'
    case 'bytes':
    case 'records':
      return 'bytes'
    case 'bool':
      return 'boolean'
    case 'float64':
      return 'float'
    default:
      break
  }
  if (name.endsWith('rrorCode')) return 'errorCode'
  if (name === 'apiKey') return 'apiKey'
  if (name.endsWith('Ms') && !A_MOMENT.test(name)) return 'millis'
  return /(bytes|size)$/i.test(name) ? 'byteCount' : 'integer'
}

export function isOrdered(type: ValueType): boolean {
  return ORDERED.has(type)
}

export function isTextual(type: ValueType): boolean {
  return TEXTUAL.has(type)
}

const ORDERED: ReadonlySet<ValueType> = new Set<ValueType>([
  'integer',
  'byteCount',
  'millis',
  'errorCode',
  'apiKey',
  'float',
  'text',
  'duration',
  'instant',
])
/** `contains` and `matches` work; of codes they look at the name. */
const TEXTUAL: ReadonlySet<ValueType> = new Set<ValueType>([
  'errorCode',
  'apiKey',
  'text',
  'uuid',
  'bytes',
  'connection',
])
