// A message of one version, ready to be walked: the fields that this version has, in wire order,
// with every question that the schema answers by version (null? varint lengths? tagged?) settled.
// Values, tree, encoder, JSON and the resumable walk all go by the plan, so that they cannot
// disagree about a layout. Plans are made on first use and kept, see layout.ts.
import { scalarReader } from './read-scalars.ts'
import type { Field, FieldSet, MessageSchema, Range, Read, ScalarType } from './schema.ts'
import type { KafkaValue } from './value.ts'

export interface PlannedField {
  readonly name: string
  readonly type: ScalarType | 'struct'
  readonly array: boolean
  readonly nullable: boolean
  /** Lengths are varints, one more than what they count. */
  readonly compact: boolean
  /** undefined for a field in its place, else its number in the tagged section. */
  readonly tag: number | undefined
  /** What an absent field means; not copied, so never to be changed. */
  readonly absent: KafkaValue
  readonly struct: StructPlan | undefined
  /** Reads one value (of an array: one element); undefined for a struct. */
  readonly read: Read | undefined
  /** The fewest bytes that one value (of an array: one element) can take. */
  readonly leastBytes: number
  /** In Kafka's words, e.g. `PartitionData`; the field's own type is `[]PartitionData`. */
  readonly elementType: string
  readonly shownType: string
  /** As shown: "3+", "1-4" or "2". */
  readonly shownVersions: string
  readonly isErrorCode: boolean
  readonly schema: Field
}

/** A field that only other versions have. */
export type OtherField = Pick<PlannedField, 'name' | 'shownType' | 'shownVersions'>

export interface StructPlan {
  /** All fields of the version, in the order of the schema. */
  readonly all: readonly PlannedField[]
  readonly inPlace: readonly PlannedField[]
  readonly tagged: readonly PlannedField[]
  readonly others: readonly OtherField[]
  /** Ends with a tagged section. */
  readonly flexible: boolean
  readonly leastBytes: number
}

/**
 * `fieldSet` may be a message's `older`, which is as flexible as the message itself and shares its
 * last version.
 */
export function planOf(
  fieldSet: FieldSet,
  flexible: MessageSchema['flexible'],
  version: number,
  lastVersion: number = fieldSet.versions[1],
): StructPlan {
  const context = { version, lastVersion, flexible: includes(flexible, version) }
  return planStruct(fieldSet.fields, context)
}

interface Context {
  readonly version: number
  readonly lastVersion: number
  readonly flexible: boolean
}

function planStruct(fields: readonly Field[], context: Context): StructPlan {
  const { version, flexible } = context
  const all = fields
    .filter((field) => includes(field.versions, version))
    .map((field) => planField(field, context))
  const inPlace = all.filter((field) => field.tag === undefined)
  const least = inPlace.reduce((sum, field) => sum + leastBytesOf(field), flexible ? 1 : 0)
  const tagged = all.filter((field) => field.tag !== undefined).toSorted((a, b) => a.tag! - b.tag!)
  const others = fields
    .filter((field) => !includes(field.versions, version))
    .map((field) => ({ name: field.name, ...shown(field, context) }))
  return { all, inPlace, tagged, others, flexible, leastBytes: least }
}

function planField(field: Field, context: Context): PlannedField {
  const { version, flexible } = context
  const { name, type } = field
  const array = field.array === true
  const compact = flexible && (field.flexible === undefined || includes(field.flexible, version))
  const struct = field.fields && planStruct(field.fields, context)
  const nullable = includes(field.nullable, version)
  return {
    name,
    type,
    array,
    nullable,
    compact,
    tag: includes(field.tagged, version) ? field.tag : undefined,
    absent: absentValue(field, struct),
    struct,
    // Elements of an array are never null, whatever the array is.
    read: type === 'struct' ? undefined : scalarReader(type, compact, nullable && !array),
    leastBytes: type === 'struct' && nullable && !array ? 1 : scalarBytes(type, compact, struct),
    ...shown(field, context),
    isErrorCode: type === 'int16' && (name === 'errorCode' || name.endsWith('ErrorCode')),
    schema: field,
  }
}

function shown(
  { type, array, struct, versions: [from, to] }: Field,
  { lastVersion }: Context,
): Pick<PlannedField, 'elementType' | 'shownType' | 'shownVersions'> {
  const elementType = struct ?? type
  const range = from === to ? String(from) : `${from}-${to}`
  return {
    elementType,
    shownType: array ? `[]${elementType}` : elementType,
    shownVersions: to >= lastVersion ? `${from}+` : range,
  }
}

/** Of the whole field: for an array its length only. */
function leastBytesOf(field: PlannedField): number {
  if (!field.array) return field.leastBytes
  return field.compact ? 1 : 4
}

function scalarBytes(
  type: Field['type'],
  compact: boolean,
  struct: StructPlan | undefined,
): number {
  switch (type) {
    case 'bool':
    case 'int8':
      return 1
    case 'int16':
    case 'uint16':
      return 2
    case 'int32':
    case 'uint32':
      return 4
    case 'int64':
    case 'float64':
      return 8
    case 'uuid':
      return 16
    case 'string':
      return compact ? 1 : 2
    case 'bytes':
    case 'records':
      return compact ? 1 : 4
    default:
      return struct?.leastBytes ?? 0
  }
}

const ZERO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA'

function absentValue(field: Field, struct: StructPlan | undefined): KafkaValue {
  if (field.default === null) return null
  if (field.array) return []
  switch (field.type) {
    case 'bool':
      return field.default ?? false
    case 'int64':
      return BigInt(field.default ?? 0)
    case 'uuid':
      return field.default ?? ZERO_UUID
    case 'string':
      return field.default ?? ''
    case 'bytes':
      return new Uint8Array()
    case 'records':
      return null
    case 'struct':
      return Object.fromEntries(struct!.inPlace.map((member) => [member.name, member.absent]))
    default:
      return field.default ?? 0
  }
}

export function includes(range: Range | 'none' | undefined, version: number): boolean {
  return range !== undefined && range !== 'none' && version >= range[0] && version <= range[1]
}
