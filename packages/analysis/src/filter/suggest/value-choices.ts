// Values to choose from: those of this capture with their counts, then what the type allows.
import { apis, kafkaErrors } from '@brokerscope/codec'
import type { SeenValue, SeenValues } from '../check/seen-values.ts'
import { subjectKinds, type SubjectKind } from '../fields/subject.ts'
import { targetOf, typesOf, type Target } from '../fields/target.ts'
import type { ValueType } from '../fields/value-type.ts'
import { printLiteral } from '../syntax/print.ts'
import type { Choice } from './suggestion.ts'

export function valueChoices(
  fieldName: string,
  seen: SeenValues | undefined,
  isQuoted: boolean,
): readonly Choice[] {
  const target = targetOf(fieldName)
  if (target.is === 'unknown' || target.is === 'kind') return []
  const inCapture = seen?.valuesOf(seenName(target)) ?? []
  const known = new Set(inCapture.map(({ value }) => value))
  const others = typesOf(target).flatMap((type) => ofType(type, target, seen))
  return [
    ...inCapture.map((each) => choice(each, isQuoted)),
    ...others.filter(({ text }) => !known.has(text)),
  ]
}

/** Under which name a host collects the values: that of our field which means the same. */
function seenName(target: Extract<Target, { is: 'own' | 'message' }>): string {
  if (target.is === 'own') return target.field.name
  const [field] = target.fields
  return field === undefined ? '' : (BY_ENTITY[field.entity ?? ''] ?? field.name)
}

const BY_ENTITY: Readonly<Record<string, string>> = {
  topicName: 'topic',
  groupId: 'group',
  transactionalId: 'txn.id',
  producerId: 'producer.id',
}

function ofType(type: ValueType, target: Target, seen: SeenValues | undefined): readonly Choice[] {
  switch (type) {
    case 'apiKey':
      return apis.map(({ name, apiKey }) => plain(name, `${apiKey}`))
    case 'errorCode':
      return kafkaErrors.map(({ name, code }) => plain(name, `${code}`))
    case 'boolean':
      return [plain('true'), plain('false')]
    case 'choice':
      return (target.is === 'own' ? (target.field.choices ?? []) : []).map((each) => plain(each))
    case 'duration':
      return ['1ms', '10ms', '100ms', '1s'].map((each) => plain(each))
    case 'millis':
      return ['0', '100ms', '1s'].map((each) => plain(each))
    case 'subject':
      return subjectKinds.flatMap((kind) => subjects(kind, seen))
    default:
      return []
  }
}

const SUBJECT_FIELDS: Readonly<Record<SubjectKind, string>> = {
  txn: 'txn.id',
  pid: 'producer.id',
  group: 'group',
  topic: 'topic',
  partition: 'topic.partition',
  client: 'client.id',
  conn: 'conn',
}

function subjects(kind: SubjectKind, seen: SeenValues | undefined): readonly Choice[] {
  const values = seen?.valuesOf(SUBJECT_FIELDS[kind]) ?? []
  if (values.length === 0) return [plain(`${kind}:`)]
  return values.map(({ value, count }) => choice({ value: `${kind}:${value}`, count }, false))
}

function choice({ value, count }: SeenValue, isQuoted: boolean): Choice {
  const insert = printLiteral({ text: value, quoted: isQuoted })
  return { text: value, insert, kind: 'value', hint: '', count }
}

function plain(text: string, hint = ''): Choice {
  return { text, insert: text, kind: 'value', hint }
}
