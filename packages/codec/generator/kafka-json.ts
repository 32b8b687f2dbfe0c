// Reads one of Kafka's schema files: JSON with // comments, common structs by name, version ranges
// as text. Gives back plain facts with structs inlined and every range cut to the valid versions.
// The "about" texts and comments are left behind on purpose: the tables hold facts, no sentences.
import type { DataKind, Field, Range, ScalarType } from '../src/schema.ts'

export interface KafkaMessage {
  readonly name: string
  readonly kind: 'request' | 'response' | DataKind
  readonly apiKey: number | undefined
  /** The artefact without its prefix: clients, group-coordinator ... */
  readonly module: string
  readonly listeners: readonly string[]
  readonly unstable: boolean
  /** undefined where the release keeps the name but no version. */
  readonly versions: Range | undefined
  readonly flexible: Range | undefined
  readonly fields: readonly Field[]
}

interface RawField {
  name: string
  type: string
  versions?: string
  nullableVersions?: string
  taggedVersions?: string
  flexibleVersions?: string
  tag?: number | string
  default?: string | number | boolean | null
  ignorable?: boolean
  mapKey?: boolean
  entityType?: string
  fields?: RawField[]
}

interface RawMessage {
  name: string
  type: string
  apiKey?: number
  listeners?: string[]
  latestVersionUnstable?: boolean
  validVersions: string
  flexibleVersions?: string
  fields?: RawField[]
  commonStructs?: { name: string; fields: RawField[] }[]
}

const kinds: Record<string, KafkaMessage['kind']> = {
  request: 'request',
  response: 'response',
  header: 'header',
  data: 'data',
  metadata: 'metadata',
  'coordinator-key': 'coordinatorKey',
  'coordinator-value': 'coordinatorValue',
}
const scalars: readonly string[] =
  'bool int8 int16 uint16 int32 uint32 int64 float64 uuid string bytes records'.split(' ')

export function parseKafkaJson(text: string, file: string): KafkaMessage {
  const raw = JSON.parse(withoutComments(text)) as RawMessage
  const kind = kinds[raw.type]
  if (kind === undefined) throw new Error(`${file}: unknown message type ${raw.type}`)
  const versions = parseRange(raw.validVersions)
  const structs = new Map(raw.commonStructs?.map((struct) => [struct.name, struct.fields]))
  return {
    name: raw.name,
    kind,
    apiKey: raw.apiKey,
    module: /kafka-([a-z-]+?)-\d/.exec(file)?.[1] ?? '',
    listeners: (raw.listeners ?? []).toSorted(),
    unstable: raw.latestVersionUnstable === true,
    versions,
    flexible: versions && cut(parseRange(raw.flexibleVersions ?? 'none'), versions),
    fields: versions === undefined ? [] : readFields(raw.fields ?? [], versions, structs, file),
  }
}

function readFields(
  raws: readonly RawField[],
  within: Range,
  structs: ReadonlyMap<string, RawField[]>,
  file: string,
): Field[] {
  return raws.flatMap((raw) => {
    const versions = cut(parseRange(raw.versions ?? raw.taggedVersions ?? 'none'), within)
    return versions === undefined ? [] : [readField(raw, versions, structs, file)]
  })
}

function readField(
  raw: RawField,
  versions: Range,
  structs: ReadonlyMap<string, RawField[]>,
  file: string,
): Field {
  const array = raw.type.startsWith('[]')
  const type = array ? raw.type.slice(2) : raw.type
  const isScalar = scalars.includes(type)
  const members = raw.fields ?? structs.get(type)
  if (!isScalar && members === undefined) throw new Error(`${file}: no fields for ${type}`)
  const nullable = cut(parseRange(raw.nullableVersions ?? 'none'), versions)
  const tagged = cut(parseRange(raw.taggedVersions ?? 'none'), versions)
  // Kafka reads a literal null as no default; the null value is the string "null".
  const value = raw.default == null ? undefined : readDefault(raw, type, array)
  return {
    name: raw.name.charAt(0).toLowerCase() + raw.name.slice(1),
    type: isScalar ? (type as ScalarType) : 'struct',
    ...(array && { array }),
    versions,
    ...(nullable && { nullable }),
    ...(tagged && { tag: Number(raw.tag), tagged }),
    ...(raw.flexibleVersions !== undefined && {
      flexible: cut(parseRange(raw.flexibleVersions), versions) ?? 'none',
    }),
    ...(value !== undefined && { default: value }),
    ...(raw.ignorable === true && { ignorable: true }),
    ...(raw.mapKey === true && { mapKey: true }),
    ...(raw.entityType !== undefined && { entity: raw.entityType }),
    ...(!isScalar && { struct: type, fields: readFields(members!, versions, structs, file) }),
  }
}

/** undefined where the default is the zero of the type anyway. */
function readDefault(raw: RawField, type: string, array: boolean): Field['default'] {
  const text = String(raw.default)
  if (text === 'null') return null
  if (array || text === '') return undefined
  if (type === 'bool') return text === 'true' ? true : undefined
  if (type === 'string' || type === 'uuid') return text
  if (type === 'int64')
    return BigInt(text) === 0n ? undefined : String(BigInt.asIntN(64, parseBig(text)))
  if (type === 'bytes' || type === 'records' || type === 'struct') return undefined
  const value = Number(text)
  return value === 0 ? undefined : value
}

function parseBig(text: string): bigint {
  return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text)
}

/** "3+", "1-4", "2" or "none". */
export function parseRange(text: string): Range | undefined {
  if (text === 'none') return undefined
  const [from, to] = text.replace('+', '-').split('-')
  const first = Number(from)
  if (to === undefined) return [first, first]
  return [first, to === '' ? Number.POSITIVE_INFINITY : Number(to)]
}

export function cut(range: Range | undefined, within: Range): Range | undefined {
  if (range === undefined) return undefined
  const from = Math.max(range[0], within[0])
  const to = Math.min(range[1], within[1])
  return from <= to ? [from, to] : undefined
}

export function versionsOf([from, to]: Range): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** Drops // comments, but not inside strings. */
export function withoutComments(text: string): string {
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*/g, (match) =>
    match.startsWith('"') ? match : '',
  )
}
