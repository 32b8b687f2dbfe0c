// What one version of a message means, release by release: the yardstick for "these two are the
// same" and for checking the merged tables.
import type { Field, Range } from '../src/schema.ts'

/** A message of one release or a merged table. */
export interface Laid {
  readonly flexible?: Range | undefined
  readonly fields: readonly Field[]
}

export interface Projected {
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly tag: number | undefined
  readonly fields: readonly Projected[] | undefined
}

/** Names and layout of `version`; defaults and other facts that change no byte are left out. */
export function project(fields: readonly Field[], version: number): readonly Projected[] {
  return fields
    .filter((field) => includes(field.versions, version))
    .map((field) => ({
      name: field.name,
      type: `${field.array ? '[]' : ''}${field.type}${field.flexible === 'none' ? ' inflexible' : ''}`,
      nullable: includes(field.nullable, version),
      tag: includes(field.tagged, version) ? field.tag : undefined,
      fields: field.fields && project(field.fields, version),
    }))
}

export function isSame(one: Laid, other: Laid, version: number): boolean {
  return (
    includes(one.flexible, version) === includes(other.flexible, version) &&
    JSON.stringify(project(one.fields, version)) === JSON.stringify(project(other.fields, version))
  )
}

/**
 * Whether the newest table reads what the older release writes. Releases add tagged fields to
 * versions that exist; those are simply not there in older messages.
 */
export function covers(newest: Laid, older: Laid, version: number): boolean {
  return (
    includes(newest.flexible, version) === includes(older.flexible, version) &&
    coversFields(project(newest.fields, version), project(older.fields, version))
  )
}

function coversFields(newest: readonly Projected[], older: readonly Projected[]): boolean {
  const common = newest.filter(
    (field) => field.tag === undefined || older.some((known) => known.tag === field.tag),
  )
  return (
    common.length === older.length &&
    common.every((field, index) => coversField(field, older[index]))
  )
}

function coversField(newest: Projected, older: Projected | undefined): boolean {
  if (older === undefined) return false
  const { fields: newMembers, ...newFacts } = newest
  const { fields: oldMembers, ...oldFacts } = older
  return (
    JSON.stringify(newFacts) === JSON.stringify(oldFacts) &&
    coversFields(newMembers ?? [], oldMembers ?? [])
  )
}

export function includes(range: Range | undefined, version: number): boolean {
  return range !== undefined && version >= range[0] && version <= range[1]
}
