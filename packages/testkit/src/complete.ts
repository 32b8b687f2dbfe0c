// Fills a partial body up to what a version has on the wire, from the schema's
// defaults. A field name that the version does not have is an error, so that a typo in
// a test cannot pass as "not set". Tagged fields stay away unless they are given.
import type { Field, KafkaStruct, KafkaValue } from '@brokerscope/codec'

/** A body with only the fields that a test cares about, at every depth. */
export interface PartialBody {
  readonly [field: string]: PartialValue
}
export type PartialValue =
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | null
  | PartialBody
  | readonly PartialValue[]

const ZERO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA'

export function complete(
  fields: readonly Field[],
  version: number,
  given: PartialBody,
  where = 'body',
): KafkaStruct {
  const present = fields.filter(({ versions: [from, to] }) => version >= from && version <= to)
  refuseUnknown(present, version, given, where)
  const body: KafkaStruct = {}
  for (const field of present) {
    const value = given[field.name]
    if (value !== undefined)
      body[field.name] = fill(field, version, value, `${where}.${field.name}`)
    else if (!isTagged(field, version)) body[field.name] = absent(field, version)
  }
  const unknown = given['_unknownTaggedFields']
  if (unknown !== undefined) body['_unknownTaggedFields'] = unknown as KafkaValue
  return body
}

function refuseUnknown(
  present: readonly Field[],
  version: number,
  given: PartialBody,
  where: string,
): void {
  for (const name of Object.keys(given)) {
    if (name === '_unknownTaggedFields' || present.some((field) => field.name === name)) continue
    const known = present.map((field) => field.name).join(', ')
    throw new Error(`${where} v${version} has no field ${name}; it has ${known}`)
  }
}

function isTagged(field: Field, version: number): boolean {
  return field.tagged !== undefined && version >= field.tagged[0] && version <= field.tagged[1]
}

function fill(field: Field, version: number, value: PartialValue, where: string): KafkaValue {
  if (field.fields === undefined || value === null) return value as KafkaValue
  if (field.array !== true) return complete(field.fields, version, value as PartialBody, where)
  const { fields } = field
  return (value as readonly PartialBody[]).map((item, index) =>
    complete(fields, version, item, `${where}[${index}]`),
  )
}

function absent(field: Field, version: number): KafkaValue {
  if (field.default === null) return null
  if (field.array === true) return []
  if (field.fields !== undefined) return complete(field.fields, version, {})
  const { default: given } = field
  switch (field.type) {
    case 'bool':
      return given ?? false
    case 'string':
      return given ?? ''
    case 'uuid':
      return given ?? ZERO_UUID
    case 'int64':
      return BigInt(given ?? 0)
    case 'bytes':
      return new Uint8Array()
    case 'records':
      return field.nullable === undefined ? new Uint8Array() : null
    default:
      return given ?? 0
  }
}
