// All non-zero error codes of a response, with field path and a label for people.
// Kafka's schemas name such fields errorCode, or end their name so (topicConfigErrorCode,
// acknowledgeErrorCode), and int16 values come as numbers. Each struct is looked at once.
import { errorName, type KafkaStruct, type KafkaValue } from '@brokerscope/codec'
import { isStruct } from '../values.ts'
import type { FrameError } from './frame-info.ts'
import { name, partitionIndex, topicName } from './summaries/phrases.ts'

/** A response with more errors than this says the rest by its count alone. Our choice. */
const MAX_ERRORS = 10_000

/** Fields that name an element of a response, most telling first. */
const NAMES = ['groupId', 'transactionalId', 'resourceName', 'key', 'feature', 'name', 'user']

export function errorsOf(body: KafkaStruct): readonly FrameError[] {
  const found: FrameError[] = []
  visit(body, '', '', found)
  return found
}

function visit(struct: KafkaStruct, path: string, label: string, found: FrameError[]): void {
  for (const field in struct) {
    const value = struct[field]
    if (value === undefined || value === null) continue
    if (typeof value === 'number') {
      if (value !== 0 && isErrorCode(field)) report(value, path + field, label, found)
    } else if (typeof value === 'object') {
      descend(value, path + field, label, found)
    }
  }
}

function descend(
  value: Exclude<KafkaValue, null>,
  path: string,
  label: string,
  found: FrameError[],
): void {
  if (isStruct(value)) return visit(value, `${path}.`, label, found)
  if (!Array.isArray(value)) return
  for (const [index, item] of value.entries()) {
    if (!isStruct(item)) return // elements of one array are of one type
    visit(item, `${path}[${index}].`, labelOf(item, label), found)
  }
}

function isErrorCode(field: string): boolean {
  return field.endsWith('rrorCode')
}

function report(code: number, path: string, label: string, found: FrameError[]): void {
  if (found.length >= MAX_ERRORS) return
  found.push({ code, name: errorName(code) ?? `${code}`, path, label })
}

/** Topic, then topic[partition]; for other elements the field that names them. */
function labelOf(element: KafkaStruct, above: string): string {
  const index = partitionIndex(element)
  if (index !== undefined && above !== '') return `${above}[${index}]`
  if ('partitions' in element || 'partitionResponses' in element || 'topicId' in element) {
    return topicName(element)
  }
  for (const field of NAMES) {
    const value = element[field]
    if (typeof value === 'string') return name(value)
  }
  return above
}
