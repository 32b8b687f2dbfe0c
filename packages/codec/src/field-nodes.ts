// Makes the nodes of the tree, so that read-tree is about bytes alone. A property that says nothing
// (no tag, no note) is left out: a tree of a large answer has a million nodes.
import { TAGGED_FIELDS, type FieldNode } from './field-node.ts'
import { join } from './field-path.ts'
import type { OtherField, PlannedField } from './plan.ts'
import type { KafkaValue } from './value.ts'

export type OpenNode = { -readonly [K in keyof FieldNode]: FieldNode[K] }

/** A scalar of the field, or a scalar element of its array. */
export function leafNode(
  field: PlannedField,
  name: string,
  path: string,
  start: number,
  end: number,
  value: KafkaValue,
): OpenNode {
  const { shownVersions: versions, tag, schema } = field
  const node: OpenNode = { name, path, type: field.elementType, start, end, value, versions }
  if (tag !== undefined) node.tag = tag
  if (value === null) node.note = 'null'
  if (schema.entity !== undefined) node.entity = schema.entity
  return node
}

/** An array or a struct; its end and children are added while it is read. */
export function openNode(field: PlannedField, path: string, start: number, end: number): OpenNode {
  const { name, shownType: type, shownVersions: versions, tag, schema } = field
  const node: OpenNode = { name, path, type, start, end, versions }
  if (tag !== undefined) node.tag = tag
  if (schema.entity !== undefined) node.entity = schema.entity
  return node
}

/** A struct in an array. */
export function elementNode(
  field: PlannedField,
  name: string,
  path: string,
  start: number,
): OpenNode {
  const { elementType: type, shownVersions: versions } = field
  return { name, path, type, start, end: start, versions }
}

export function tagsNode(path: string, start: number, end: number, count: number): OpenNode {
  const place = { name: TAGGED_FIELDS, path: join(path, TAGGED_FIELDS), start, end }
  return { ...place, type: 'tagged fields', value: count, versions: '' }
}

export function unknownTagNode(
  path: string,
  tag: number,
  start: number,
  end: number,
  value: Uint8Array,
): FieldNode {
  const name = `tag ${tag}`
  const place = { name, path: join(path, name), type: 'bytes', start, end }
  return { ...place, value, versions: '', tag, note: 'unknownTag' }
}

/** A tagged field that was not sent, after the tags that were. */
export function defaultNode(field: PlannedField, path: string, at: number): FieldNode {
  const node = openNode(field, join(path, field.name), at, at)
  node.value = field.absent
  node.note = 'default'
  return node
}

/** A field of other versions. */
export function absentNode(field: OtherField, path: string, at: number): FieldNode {
  const { name, shownType: type, shownVersions: versions } = field
  return { name, path: join(path, name), type, start: at, end: at, versions, note: 'absent' }
}
