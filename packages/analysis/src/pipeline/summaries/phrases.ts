// The small words of summaries: counts, lists, names from the wire.
import type { KafkaStruct } from '@brokerscope/codec'
import { numberOf, structsOf, textOf } from '../../values.ts'

/** Items written out before "+ n more". Our choice: a summary is one table cell. */
const LISTED = 3
const PLURALS = new Map([
  ['batch', 'batches'],
  ['entry', 'entries'],
  ['topology', 'topologies'],
])
const MAX_NAME = 60

/** 1 partition, 2 partitions */
export function count(amount: number, noun: string): string {
  const plural = PLURALS.get(noun) ?? `${noun}s`
  return `${amount} ${amount === 1 ? noun : plural}`
}

/** The first three, then how many more. */
export function list(items: readonly string[]): string {
  const shown = items.slice(0, LISTED).join(', ')
  return items.length > LISTED ? `${shown} + ${items.length - LISTED} more` : shown
}

/** The parts that are there, with commas. */
export function join(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ')
}

/** A name from the wire: never empty, never long, without control characters. */
export function name(text: string | undefined): string {
  if (text === undefined) return '?'
  if (text === '') return '""'
  // oxlint-disable-next-line no-control-regex -- exactly these must not reach a table cell
  const clean = text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\u{fffd}')
  return clean.length > MAX_NAME ? `${clean.slice(0, MAX_NAME)}…` : clean
}

export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** A topic as that version names it: by name, or by the start of its id. */
export function topicName(topic: KafkaStruct): string {
  const text = textOf(topic, 'name') ?? textOf(topic, 'topic') ?? textOf(topic, 'topicName')
  if (text !== undefined) return name(text)
  const id = textOf(topic, 'topicId')
  return id === undefined ? '?' : `id ${id.slice(0, 8)}…`
}

export function partitionIndex(partition: KafkaStruct): number | undefined {
  return (
    numberOf(partition, 'partitionIndex') ??
    numberOf(partition, 'index') ??
    numberOf(partition, 'partition') ??
    numberOf(partition, 'partitionId')
  )
}

export interface NamedPartition {
  readonly label: string
  readonly partition: KafkaStruct
}

/** All partitions below `topics`, labelled `orders[0]`. */
export function partitionsOf(
  body: KafkaStruct,
  topicsField: string,
  partitionsField: string,
): NamedPartition[] {
  return structsOf(body, topicsField).flatMap((topic) =>
    structsOf(topic, partitionsField).map((partition) => ({
      label: `${topicName(topic)}[${partitionIndex(partition) ?? '?'}]`,
      partition,
    })),
  )
}
