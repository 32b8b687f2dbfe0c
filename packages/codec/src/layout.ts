// A message's table as one release means it, with everything that is derived from it, made once.
import { includes, planOf, type StructPlan } from './plan.ts'
import { structReader } from './read-values.ts'
import type { FieldSet, MessageSchema, Read, Release } from './schema.ts'
import type { KafkaStruct } from './value.ts'

export interface Layout {
  readonly release: Release
  /** e.g. FetchRequest. */
  readonly name: string
  /** Without Request or Response. */
  readonly apiName: string
  /** The version whose fields are used: the nearest known one. */
  readonly version: number
  readonly plan: StructPlan
  readonly read: Read<KafkaStruct>
}

const layouts = new Map<FieldSet, Layout[]>()

/** Tables of `schema` for `version` clamped to the known ones; the older release's where asked for. */
export function layoutOf(schema: MessageSchema, version: number, release?: Release): Layout {
  const [from, to] = schema.versions
  const known = version < from ? from : version > to ? to : version
  if (release !== undefined && schema.older?.release === release) {
    const older = olderLayout(schema, known)
    if (older !== undefined) return older
  }
  return layout('4.4', schema, schema, known)
}

/** What an older release means by the same version, where that differs. */
export function olderLayout(schema: MessageSchema, version: number): Layout | undefined {
  const { older } = schema
  if (older === undefined || !includes(older.versions, version)) return undefined
  return layout(older.release, older, schema, version)
}

function layout(
  release: Release,
  fields: FieldSet,
  schema: MessageSchema,
  version: number,
): Layout {
  let byVersion = layouts.get(fields)
  if (byVersion === undefined) layouts.set(fields, (byVersion = []))
  return (byVersion[version] ??= makeLayout(release, fields, schema, version))
}

function makeLayout(
  release: Release,
  fields: FieldSet,
  schema: MessageSchema,
  version: number,
): Layout {
  const plan = planOf(fields, schema.flexible, version, schema.versions[1])
  const apiName = fields.name.replace(/(Request|Response)$/, '')
  return { release, name: fields.name, apiName, version, plan, read: structReader(plan) }
}

/** Versions above the known ones are as flexible as the newest. */
export function isFlexible(schema: MessageSchema, version: number): boolean {
  return schema.flexible !== undefined && version >= schema.flexible[0]
}
