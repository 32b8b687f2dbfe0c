// A message of one version, ready to be walked: the fields that this version has, in wire order,
// with every question that the schema answers by version (null? varint lengths? tagged?) settled.
// Values, tree, encoder, JSON and the resumable walk all go by the plan, so that they cannot
// disagree about a layout. Plans are made on first use and kept, see layout.ts.
import type { Field, FieldSet, MessageSchema, Range, ScalarType } from './schema.ts'
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
  /** The fewest bytes that one value (of an array: one element) can take. */
  readonly leastBytes: number
  readonly schema: Field
}

export interface StructPlan {
  /** All fields of the version, in the order of the schema. */
  readonly all: readonly PlannedField[]
  readonly inPlace: readonly PlannedField[]
  readonly tagged: readonly PlannedField[]
  /** Fields that other versions have. */
  readonly others: readonly Field[]
  /** Ends with a tagged section. */
  readonly flexible: boolean
  readonly leastBytes: number
}

/** `fieldSet` may be a message's `older`, which is as flexible as the message itself. */
export function planOf(
  fieldSet: FieldSet,
  flexible: MessageSchema['flexible'],
  version: number,
): StructPlan {
  return planStruct(fieldSet.fields, version, includes(flexible, version))
}

function planStruct(fields: readonly Field[], version: number, flexible: boolean): StructPlan {
  const all = fields
    .filter((field) => includes(field.versions, version))
    .map((field) => planField(field, version, flexible))
  const inPlace = all.filter((field) => field.tag === undefined)
  const least = inPlace.reduce((sum, field) => sum + leastBytesOf(field), flexible ? 1 : 0)
  const tagged = all.filter((field) => field.tag !== undefined).toSorted((a, b) => a.tag! - b.tag!)
  const others = fields.filter((field) => !includes(field.versions, version))
  return { all, inPlace, tagged, others, flexible, leastBytes: least }
}

function planField(field: Field, version: number, flexible: boolean): PlannedField {
  const compact = flexible && (field.flexible === undefined || includes(field.flexible, version))
  const struct = field.fields && planStruct(field.fields, version, flexible)
  const nullable = includes(field.nullable, version)
  return {
    name: field.name,
    type: field.type,
    array: field.array === true,
    nullable,
    compact,
    tag: includes(field.tagged, version) ? field.tag : undefined,
    absent: absentValue(field, struct),
    struct,
    leastBytes:
      field.type === 'struct' && nullable && !field.array
        ? 1
        : scalarBytes(field.type, compact, struct),
    schema: field,
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
