// How one value of the field tree is written, and what is copied. Words that people read in their
// own language are codes here (`meanings`), names of the protocol are as Kafka writes them.
import type { FieldNode, KafkaValue } from '@brokerscope/codec'
import { hexText } from '../../lib/hex.ts'
import { groupDigits } from '../../lib/numbers.ts'
import { formatUtcMillis } from '../../lib/time.ts'
import type { ValueKind, ValueMeaning } from '../tree-messages.ts'

export interface ShownValue {
  readonly text: string
  /** What is copied, where it is not the text. */
  readonly copy: string | null
  readonly kind: ValueKind
  readonly meaning: ValueMeaning | null
  readonly remark: string
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const SHOWN_CHARACTERS = 240
const COPIED_CHARACTERS = 65_536
const SHOWN_BYTES = 12

/** Counted things read better in groups; ids, epochs, keys, ports and codes must not be grouped. */
const GROUPED = /offset|watermark|bytes|size|count|ms$|limit|quota|records/i
const TIMESTAMP = /timestamp(ms)?$/i

export function shownValue(node: FieldNode): ShownValue {
  const { value } = node
  if (node.note === 'null' || value === null) return show('null', 'none')
  if (node.children !== undefined && typeof value !== 'number' && !(value instanceof Uint8Array)) {
    return node.type.startsWith('[]')
      ? show(node.children.length.toString(), 'number')
      : show('', 'none')
  }
  if (value === undefined) return show('', 'none')
  return shownScalar(node, value)
}

function shownScalar(node: FieldNode, value: KafkaValue): ShownValue {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return shownNumber(node, value)
    case 'string':
      return shownText(node, value)
    case 'boolean':
      return show(value.toString(), 'symbol')
    case 'object':
      return value instanceof Uint8Array ? shownBytes(value) : show('', 'none')
    default:
      return show('', 'none')
  }
}

function shownNumber({ name, path, type }: FieldNode, value: number | bigint): ShownValue {
  const field = name.startsWith('[') ? path.replace(/\[\d+\]$/, '') : name
  const digits = value.toString()
  const isGrouped = type !== 'float64' && GROUPED.test(field) && !TIMESTAMP.test(field)
  const text = isGrouped ? groupDigits(value) : digits.replace('-', '\u2212')
  return {
    text,
    copy: text === digits ? null : digits,
    kind: 'number',
    meaning: meaningOf(field, value),
    remark: TIMESTAMP.test(field) && value > 0 ? utcOf(value) : '',
  }
}

function shownText({ type }: FieldNode, value: string): ShownValue {
  if (type === 'uuid') return show(value, 'symbol')
  const isLong = value.length > SHOWN_CHARACTERS
  const head = isLong ? `${value.slice(0, SHOWN_CHARACTERS)}\u2026` : value
  return { ...show(JSON.stringify(head), 'text'), copy: value.slice(0, COPIED_CHARACTERS) }
}

function shownBytes(value: Uint8Array): ShownValue {
  const head = hexText(value.subarray(0, SHOWN_BYTES))
  const text = `${groupDigits(value.length)} B  ${head}${value.length > SHOWN_BYTES ? ' \u2026' : ''}`
  const copy = hexText(value.subarray(0, COPIED_CHARACTERS / 4))
  return { ...show(text, 'bytes'), copy, remark: readableText(value) }
}

/** The bytes as text where all of them are text: keys and values of records often are. */
function readableText(value: Uint8Array): string {
  if (value.length === 0 || value.length > SHOWN_CHARACTERS) return ''
  try {
    const text = utf8.decode(value)
    return /^[^\p{Cc}]+$/u.test(text) ? JSON.stringify(text) : ''
  } catch {
    return ''
  }
}

/** Kafka's special numbers, by the field that they stand in. */
function meaningOf(field: string, value: number | bigint): ValueMeaning | null {
  const number = Number(value)
  if (number >= 0 || number < -6) return null
  if (field === 'timestamp') return LIST_OFFSETS[number] ?? null
  if (number !== -1) return null
  if (field === 'acks') return 'allReplicas'
  if (field === 'replicaId') return 'consumer'
  if (/offset|epoch|producerId|sequence|watermark|timeMs$/i.test(field)) return 'undefined'
  return null
}

/** Special timestamps of ListOffsets (KIP-79, KIP-734, KIP-405, KIP-1005). */
const LIST_OFFSETS: Readonly<Record<number, ValueMeaning>> = {
  [-1]: 'latest',
  [-2]: 'earliest',
  [-3]: 'maxTimestamp',
  [-4]: 'earliestLocal',
  [-5]: 'latestTiered',
}

function utcOf(epochMs: number | bigint): string {
  // Years beyond 9999 are not times that anybody meant.
  return epochMs > 253_402_300_799_999n ? '' : formatUtcMillis(BigInt(epochMs))
}

function show(text: string, kind: ValueKind): ShownValue {
  return { text, copy: null, kind, meaning: null, remark: '' }
}
