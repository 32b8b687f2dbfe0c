// Which table says how a message is laid out: by key, kind, version and release.
import { apis, dataSchemas } from '../schema/registry.ts'
import { includes, planOf, type StructPlan } from './plan.ts'
import type { ApiSchema, DataSchema, FieldSet, MessageSchema, Release } from './schema.ts'

export type Kind = 'request' | 'response'

const byKey = new Map(apis.map((api) => [api.apiKey, api]))
const byName = new Map(apis.map((api) => [api.name, api]))
const dataByName = new Map(dataSchemas.map((schema) => [schema.name, schema]))

export function apiOf(apiKey: number): ApiSchema | undefined {
  return byKey.get(apiKey)
}

export function apiNamed(name: string): ApiSchema | undefined {
  return byName.get(name)
}

export function dataSchemaNamed(name: string): DataSchema | undefined {
  return dataByName.get(name)
}

/** A message's table as one release means it. */
export interface Layout {
  readonly release: Release
  readonly name: string
  /** The version whose fields are used: the nearest known one. */
  readonly version: number
  readonly plan: StructPlan
}

/** Tables of `schema` for `version` clamped to the known ones; the older release's where asked for. */
export function layoutOf(schema: MessageSchema, version: number, release?: Release): Layout {
  const known = Math.min(Math.max(version, schema.versions[0]), schema.versions[1])
  const older = olderLayout(schema, known)
  if (older !== undefined && older.release === release) return older
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
  return { release, name: fields.name, version, plan: planOf(fields, schema.flexible, version) }
}

/** The newer the version, the same the answer: versions above the known ones stay flexible. */
export function isFlexible(schema: MessageSchema, version: number): boolean {
  return schema.flexible !== undefined && version >= schema.flexible[0]
}

export { apis, dataSchemas }
