// One field as a line: where it lies, its bytes, its value, and why it is there.
import type { KafkaValue, RecordsNode } from '@brokerscope/codec'
import { counted, oneLine } from './frame-text.ts'

export const TREE_HEADER = line('offset', 'bytes', 'field', 'value', 'type, versions')

/** `bytes`: what the spans count in, the frame or what was inflated. */
export function nodeLine(bytes: Uint8Array, node: RecordsNode, depth: number): string {
  const { start, end, children, inflated, meaning } = node
  const offset = start.toString(16).padStart(4, '0')
  const isHidden = children !== undefined || meaning?.startsWith('secret: ') === true
  return line(
    inflated === true ? `~${offset}` : offset,
    isHidden ? `${end - start} B` : hex(bytes.subarray(start, end)),
    `${'  '.repeat(depth)}${node.name}`,
    valueText(node),
    reason(node),
  )
}

function valueText({ name, value, errorName, note, meaning }: RecordsNode): string {
  if (value === null || (value === undefined && note === 'null')) return 'null'
  const said = errorName ?? meaning ?? timeText(name, value)
  return [value === undefined ? '' : shortValue(value), said ?? '']
    .filter((part) => part !== '')
    .join(' ')
}

const TIMESTAMP = /timestamp(ms)?$/i
/** Of the year 9999; beyond it is no time that anybody meant. */
const LAST_MS = 253_402_300_799_999n

function timeText(name: string, value: KafkaValue | undefined): string | undefined {
  if (typeof value !== 'bigint' || value <= 0n || value > LAST_MS) return undefined
  return TIMESTAMP.test(name) ? new Date(Number(value)).toISOString() : undefined
}

const LONGEST_VALUE = 60

function shortValue(value: KafkaValue): string {
  if (value instanceof Uint8Array) return bytesText(value)
  if (typeof value === 'string') return JSON.stringify(shortened(oneLine(value)))
  return typeof value === 'object' ? '' : String(value)
}

/** Keys and values are often text, and then that is what one wants to see. */
function bytesText(bytes: Uint8Array): string {
  const isText = bytes.length > 0 && bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
  if (!isText) return counted(bytes.length, 'byte')
  return JSON.stringify(shortened(Buffer.from(bytes).toString('latin1')))
}

function shortened(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text
}

/** Why the field is there, or what is odd about it. */
function reason({ type, versions, tag, note }: RecordsNode): string {
  const parts = [
    type,
    versions,
    ...(tag === undefined ? [] : [`tag ${tag}`]),
    ...(note === undefined ? [] : [notes[note]]),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

const notes = {
  unknownTag: 'tag that the schema does not know',
  absent: 'not in this version',
  unread: 'claimed by no field',
  null: 'null',
  default: 'not sent, so the default',
} as const

const HEX_BYTES = 8

function hex(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, HEX_BYTES), (byte) =>
    byte.toString(16).padStart(2, '0'),
  )
  return `${shown.join(' ')}${bytes.length > HEX_BYTES ? ' ..' : ''}`
}

function line(offset: string, bytes: string, field: string, value: string, why: string): string {
  const columns = [offset.padEnd(6), bytes.padEnd(27), field.padEnd(34), value.padEnd(28), why]
  return columns.join(' ').trimEnd()
}
