// One table out of two releases. The newest release wins in every version that it has; the older
// one fills the versions that it no longer has. Fields of both that are alike and whose versions
// touch become one field; else they stand side by side with versions that do not overlap. Versions
// that both have and that differ are kept a second time, as `older`. The result is compared with
// both sources, version by version, so a mistake here cannot become a table.
import type { Field, MessageSchema, Range, Release } from '../src/schema.ts'
import { cut, versionsOf, type KafkaMessage } from './kafka-json.ts'
import { covers, includes, isSame } from './project.ts'

export function mergeReleases(
  newest: KafkaMessage | undefined,
  older: KafkaMessage | undefined,
  olderRelease: Release,
): MessageSchema | undefined {
  if (newest?.versions === undefined) return older?.versions && plain(older, older.versions)
  if (older?.versions === undefined) return plain(newest, newest.versions)

  const merged = withGap(
    newest,
    newest.versions,
    older,
    olderVersionsOnly(newest.versions, older.versions),
  )
  const differing = versionsOf(older.versions).filter(
    (version) =>
      includes(newest.versions, version) &&
      (!covers(newest, older, version) || newest.name !== older.name),
  )
  if (differing.length === 0) return merged
  const range: Range = [Math.min(...differing), Math.max(...differing)]
  return {
    ...merged,
    older: {
      release: olderRelease,
      name: older.name,
      versions: range,
      fields: clip(older.fields, range),
    },
  }
}

function plain(message: KafkaMessage, versions: Range): MessageSchema {
  return {
    name: message.name,
    versions,
    ...(message.flexible && { flexible: message.flexible }),
    fields: message.fields,
  }
}

function withGap(
  newest: KafkaMessage,
  versions: Range,
  older: KafkaMessage,
  gap: Range | undefined,
): MessageSchema {
  if (gap === undefined) return plain(newest, versions)
  const flexible = join(newest.flexible, cut(older.flexible, gap))
  if (flexible === 'apart')
    throw new Error(`${newest.name}: flexible versions of the releases do not touch`)
  const merged: MessageSchema = {
    name: newest.name,
    versions: [Math.min(versions[0], gap[0]), Math.max(versions[1], gap[1])],
    ...(flexible && { flexible }),
    fields: mergeFields(newest.fields, clip(older.fields, gap)),
  }
  for (const version of versionsOf(merged.versions)) {
    const source = includes(versions, version) ? newest : older
    if (!isSame(merged, source, version))
      throw new Error(`${merged.name} v${version}: merged table differs`)
  }
  return merged
}

/** Versions that only the older release has; they must touch those of the newest. */
function olderVersionsOnly(newest: Range, older: Range): Range | undefined {
  if (older[1] > newest[1])
    throw new Error('The older release has a version that the newest has not reached')
  return cut(older, [0, newest[0] - 1])
}

function mergeFields(newest: readonly Field[], older: readonly Field[]): Field[] {
  const merged: Field[] = [...newest]
  let after = -1
  for (const field of older) {
    const index = merged.findIndex(
      (candidate, position) => position > after && isAlike(candidate, field),
    )
    const present = merged[index]
    const both = present && unite(present, field)
    if (both === undefined) {
      merged.splice(++after, 0, field)
    } else {
      merged[index] = both
      after = index
    }
  }
  return merged
}

function isAlike(one: Field, other: Field): boolean {
  return one.name === other.name && one.type === other.type && one.array === other.array
}

/** undefined where one field cannot say what both say. */
function unite(newest: Field, older: Field): Field | undefined {
  const versions = join(newest.versions, older.versions)
  const nullable = join(newest.nullable, older.nullable)
  const tagged = join(newest.tagged, older.tagged)
  if (versions === 'apart' || nullable === 'apart' || tagged === 'apart' || versions === undefined)
    return undefined
  if (older.tag !== undefined && newest.tag !== undefined && older.tag !== newest.tag)
    return undefined
  if (String(newest.flexible) !== String(older.flexible) && newest.flexible !== 'none')
    return undefined
  const { nullable: _nullable, tagged: _tagged, ...rest } = newest
  return {
    ...rest,
    versions,
    ...(nullable && { nullable }),
    ...(tagged && { tag: newest.tag ?? older.tag!, tagged }),
    ...(newest.fields && { fields: mergeFields(newest.fields, older.fields ?? []) }),
  }
}

function join(one: Range | undefined, other: Range | undefined): Range | undefined | 'apart' {
  if (one === undefined || other === undefined) return one ?? other
  if (one[1] + 1 < other[0] || other[1] + 1 < one[0]) return 'apart'
  return [Math.min(one[0], other[0]), Math.max(one[1], other[1])]
}

export function clip(fields: readonly Field[], within: Range): Field[] {
  return fields.flatMap((field) => {
    const versions = cut(field.versions, within)
    if (versions === undefined) return []
    const { nullable: _nullable, tagged: _tagged, tag, fields: members, ...rest } = field
    const nullable = cut(field.nullable, within)
    const tagged = cut(field.tagged, within)
    return [
      {
        ...rest,
        versions,
        ...(nullable && { nullable }),
        ...(tagged && { tag: tag!, tagged }),
        ...(members && { fields: clip(members, within) }),
      },
    ]
  })
}
