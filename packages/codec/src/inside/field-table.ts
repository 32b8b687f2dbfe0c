// Rows of the field tables that are written here by hand, for formats without a schema in Kafka's jars.
import type { Field, Range } from '../schema.ts'

export function field(
  name: string,
  type: Field['type'],
  versions: Range,
  more: Partial<Field> = {},
): Field {
  return { name, type, versions, ...more }
}

/** An array of structs. */
export function list(
  name: string,
  struct: string,
  versions: Range,
  fields: readonly Field[],
): Field {
  return { name, type: 'struct', array: true, versions, struct, fields }
}
