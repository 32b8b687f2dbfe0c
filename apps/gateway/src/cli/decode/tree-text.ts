// One message as a tree: where each field lies, its bytes, its value, and why it is there.
import {
  DecodeError,
  decodeRecordBatches,
  decodeRequestTree,
  decodeResponseTree,
  errorName,
  recordNodes,
  recordSetNodes,
  type DecodedTree,
  type KafkaValue,
  type RecordsNode,
  type Release,
} from '@brokerscope/codec'
import type { FrameInfo } from '@brokerscope/analysis'
import { apiLabel, counted, oneLine } from './frame-text.ts'
import { isoNanos, millis } from './time.ts'

export function treeOf(info: FrameInfo, release: Release | undefined): DecodedTree | undefined {
  const { frame, kind, apiKey, apiVersion } = info
  const options = { release, errorName }
  if (kind !== 'message' || apiKey === undefined || apiVersion === undefined) return undefined
  return frame.direction === 'request'
    ? decodeRequestTree(frame.bytes, options)
    : decodeResponseTree(frame.bytes, apiKey, apiVersion, options)
}

export function frameHeading(info: FrameInfo): string[] {
  const { frame, requestFrame, responseFrame, latencyNs, clientId, correlationId } = info
  const pair =
    requestFrame === undefined
      ? responseFrame === undefined
        ? []
        : [`answered in frame ${responseFrame}`]
      : [`answers frame ${requestFrame}`]
  const facts = [
    counted(frame.size, 'byte'),
    ...(correlationId === undefined ? [] : [`correlation id ${correlationId}`]),
    ...(typeof clientId === 'string' ? [`client id ${oneLine(clientId)}`] : []),
    ...pair.map((text) => (latencyNs === undefined ? text : `${text} after ${millis(latencyNs)}`)),
  ]
  const { id, name } = frame.connection
  return [
    `frame ${frame.number}, packet ${frame.packet}, ${isoNanos(frame.timeNs)}, c${id} ${name}`,
    `${apiLabel(info)} ${frame.direction}: ${facts.join(', ')}`,
  ]
}

export function* treeLines(bytes: Uint8Array, tree: DecodedTree): Generator<string> {
  if (tree.schemaVersion !== tree.apiVersion) {
    yield `read as version ${tree.schemaVersion} (${tree.status})`
  }
  yield line('offset', 'bytes', 'field', 'value', 'type, versions')
  for (const node of tree.nodes) yield* nodeLines(bytes, node, 0)
  if (tree.error !== undefined) yield `!! ${tree.error.message}`
  if (tree.unreadBytes > 0) yield `!! not read: ${counted(tree.unreadBytes, 'byte')}`
}

/** `bytes`: what the spans count in, the frame or the inflated records of a batch. */
function* nodeLines(bytes: Uint8Array, node: RecordsNode, depth: number): Generator<string> {
  const { start, end, children, inflated, value, type } = node
  const offset = start.toString(16).padStart(4, '0')
  yield line(
    inflated === true ? `~${offset}` : offset,
    children === undefined ? hex(bytes.subarray(start, end)) : `${end - start} B`,
    `${'  '.repeat(depth)}${node.name}`,
    valueText(node),
    reason(node),
  )
  for (const child of children ?? []) yield* nodeLines(bytes, child, depth + 1)
  if (type === 'records' && value instanceof Uint8Array) {
    yield* recordLines(bytes, value, node.path, depth + 1)
  }
}

/** The batches of a records field. Spans of compressed records, marked ~, count in the inflated bytes. */
function* recordLines(
  frame: Uint8Array,
  records: Uint8Array,
  path: string,
  depth: number,
): Generator<string> {
  const origin = { offset: records.byteOffset - frame.byteOffset, path }
  const set = decodeRecordBatches(records, { origin })
  const batches = [...set]
  for (const [index, node] of recordSetNodes(set).entries()) {
    yield* nodeLines(frame, node, depth)
    const batch = batches[index]
    if (batch === undefined) continue
    try {
      const bytes = batch.compression === 'none' ? frame : batch.inflated()
      for (const record of recordNodes(set, batch, index)) {
        yield* nodeLines(bytes, record, depth + 1)
      }
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      yield `!! ${error.message}`
    }
  }
}

function valueText({ value, errorName: error, note, meaning }: RecordsNode): string {
  if (value === undefined || value === null) return note === 'null' ? 'null' : ''
  const said = error ?? meaning
  return said === undefined ? shortValue(value) : `${shortValue(value)} ${said}`
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

const DUMP_BYTES = 16

/** For bytes that are no message. */
export function* hexDump(bytes: Uint8Array): Generator<string> {
  for (let offset = 0; offset < bytes.length; offset += DUMP_BYTES) {
    const part = bytes.subarray(offset, offset + DUMP_BYTES)
    const shown = Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const text = Array.from(part, (byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.',
    )
    yield `${offset.toString(16).padStart(4, '0')}   ${shown.padEnd(47)}  ${text.join('')}`
  }
}
