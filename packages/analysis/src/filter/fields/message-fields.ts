// Every field of every message as a place that a filter can name, from the tables of the codec. The
// layouts of the older release are in it too, because a capture may hold either. Behind a field of
// type records stand the fields of its batches, their records and the headers of those, as trees
// show them: `partitionData.records.producerId`, `partitionData.records.records.key`.
import { apis, type ApiSchema, type Field, type Kind } from '@brokerscope/codec'
import { recordFields } from './record-fields.ts'
import { slotOfMessage, versionBits } from './slots.ts'
import { integerRange, valueTypeOf, type IntegerRange, type ValueType } from './value-type.ts'

export interface MessageField {
  readonly api: ApiSchema
  readonly kind: Kind
  readonly slot: number
  /** Names from the body down. */
  readonly path: readonly string[]
  readonly name: string
  readonly type: ValueType
  /** Of integers. */
  readonly range?: IntegerRange
  readonly isArray: boolean
  readonly isNullable: boolean
  /** What the value names: topicName, groupId ... */
  readonly entity?: string
  /** Versions that have it, as bits. */
  readonly versions: number
  /** Inside of record batches: -1 = not, 0 = of the batch, 1 = of its records. */
  readonly recordDepth: -1 | 0 | 1
}

let known: readonly MessageField[] | undefined

/** In the order of API keys, requests before responses. Made when first asked for. */
export function messageFields(): readonly MessageField[] {
  known ??= apis.flatMap((api) => [...fieldsOf(api, 'request'), ...fieldsOf(api, 'response')])
  return known
}

/** `Produce.request.topicData.partitionData.index` */
export function pathText({ api, kind, path }: Pick<MessageField, 'api' | 'kind' | 'path'>): string {
  return [api.name, kind, ...path].join('.')
}

function fieldsOf(api: ApiSchema, kind: Kind): Iterable<MessageField> {
  const schema = api[kind]
  const found = new Map<string, MessageField>()
  const collect = (fields: readonly Field[], above: readonly string[], within: number): void => {
    for (const field of fields) {
      const path = [...above, field.name]
      const versions = (versionBits(field.versions) & within) >>> 0
      const place = { api, kind, slot: slotOfMessage(api, kind), path, versions }
      add(found, { ...place, ...describe(field), recordDepth: -1 })
      if (field.fields !== undefined) collect(field.fields, path, versions)
      if (field.type !== 'records') continue
      for (const { below, recordDepth, ...of } of recordFields) {
        add(found, { ...place, path: [...path, ...below], ...describe(of), recordDepth })
      }
    }
  }
  collect(schema.fields, [], versionBits(schema.versions))
  if (schema.older !== undefined) {
    collect(schema.older.fields, [], versionBits(schema.older.versions))
  }
  return found.values()
}

/** A path that both releases have is one field, with the versions of both. */
function add(found: Map<string, MessageField>, field: MessageField): void {
  const key = field.path.join('.')
  const other = found.get(key)
  found.set(
    key,
    other === undefined ? field : { ...other, versions: (other.versions | field.versions) >>> 0 },
  )
}

function describe(field: Field) {
  const range = integerRange(field.type)
  return {
    name: field.name,
    type: valueTypeOf(field),
    isArray: field.array === true,
    isNullable: field.nullable !== undefined,
    ...(range === undefined ? {} : { range }),
    ...(field.entity === undefined ? {} : { entity: field.entity }),
  }
}
