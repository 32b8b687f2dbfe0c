// A name in a filter to what it means. In this order: our own fields and their aliases, Wireshark's
// names, paths of the schemas (`Produce.request.acks`, also without the direction where one alone has
// the path), `header.` and `record.` and `batch.`, and last any field name of the schemas wherever it
// stands. Capitals do not matter in any of them.
import { apis, type ApiSchema, type Kind } from '@brokerscope/codec'
import { closest } from './closest.ts'
import { messageFields, pathText, type MessageField } from './message-fields.ts'
import type { OwnField } from './own-field.ts'
import { ownFieldNamed, ownFields } from './own-fields.ts'
import { SLOTS, slotOfMessage } from './slots.ts'
import type { ValueType } from './value-type.ts'
import { foreignFields, isMeantBy, wiresharkField, wiresharkFields } from './wireshark.ts'

export type Target =
  /** A field of ours; `slots` where only some messages have it. */
  | { readonly is: 'own'; readonly field: OwnField; readonly slots?: Uint8Array }
  /** Fields of messages, all with the same meaning. */
  | { readonly is: 'message'; readonly name: string; readonly fields: readonly MessageField[] }
  /** A kind of message: `Produce`, `Produce.request`. */
  | { readonly is: 'kind'; readonly name: string; readonly slots: Uint8Array }

export type Unknown = {
  readonly is: 'unknown'
  readonly message: string
  readonly suggestion?: string
}

export function targetOf(name: string): Target | Unknown {
  const own = ownFieldNamed(name)
  if (own !== undefined) return { is: 'own', field: own }
  const [first = '', ...rest] = name.split('.')
  if (first.toLowerCase() === 'kafka') return wiresharkTarget(name)
  if (name.includes('[')) {
    const message = `A filter looks at all elements of an array; leave the index out of ${name}`
    return { is: 'unknown', message, suggestion: name.replaceAll(/\[\d*\]?/g, '') }
  }
  const api = apiNamedLike(first)
  if (api !== undefined) return pathTarget(api, rest)
  return looseTarget(name, first, rest) ?? unknown(name)
}

export function typesOf(target: Target): readonly ValueType[] {
  switch (target.is) {
    case 'own':
      return [target.field.type]
    case 'message':
      return [...new Set(target.fields.map(({ type }) => type))]
    case 'kind':
      return ['struct']
    default:
      return target satisfies never
  }
}

const apisByName = new Map(apis.map((api) => [api.name.toLowerCase(), api]))

export function apiNamedLike(name: string): ApiSchema | undefined {
  return apisByName.get(name.toLowerCase())
}

function wiresharkTarget(name: string): Target | Unknown {
  if (name.toLowerCase() === 'kafka') return kind('kafka', apis, ['request', 'response'])
  const alias = wiresharkField(name)
  if (alias === undefined) return unknown(name)
  if ('names' in alias) {
    const fields = messageFields().filter((field) => isMeantBy(alias, field))
    return { is: 'message', name, fields }
  }
  const field = ownFieldNamed(alias.like)
  if (field === undefined) return unknown(name)
  if (alias.only === undefined) return { is: 'own', field }
  return { is: 'own', field, slots: slotsOf(apis, [alias.only]) }
}

const KINDS: readonly Kind[] = ['request', 'response']
const HEADER_FIELDS: Readonly<Record<string, string>> = {
  requestapikey: 'api',
  requestapiversion: 'version',
  correlationid: 'corr',
  clientid: 'client.id',
}

function pathTarget(api: ApiSchema, segments: readonly string[]): Target | Unknown {
  const [first = ''] = segments
  const named = KINDS.find((each) => each === first.toLowerCase())
  const kinds = named === undefined ? KINDS : [named]
  const path = named === undefined ? segments : segments.slice(1)
  const start = named === undefined ? api.name : `${api.name}.${named}`
  if (path.length === 0) return kind(start, [api], kinds)
  if (path[0]?.toLowerCase() === 'header') {
    return headerTarget(path, slotsOf([api], kinds)) ?? notInApi(api, kinds, path, start)
  }
  const wanted = path
    .filter((segment, index) => segment !== 'batches' || path[index - 1] !== 'records')
    .join('.')
    .toLowerCase()
  const fields = messageFields().filter(
    (field) =>
      field.api === api &&
      kinds.includes(field.kind) &&
      field.path.join('.').toLowerCase() === wanted,
  )
  const [field, other] = fields
  if (field === undefined) return notInApi(api, kinds, path, start)
  if (other === undefined) return { is: 'message', name: pathText(field), fields }
  return {
    is: 'unknown',
    message: `Both request and response of ${api.name} have ${field.path.join('.')}; say which`,
    suggestion: pathText(field),
  }
}

function headerTarget(path: readonly string[], slots: Uint8Array): Target | undefined {
  if (path.length !== 2) return undefined
  const field = ownFieldNamed(HEADER_FIELDS[path[1]?.toLowerCase() ?? ''] ?? '')
  return field && { is: 'own', field, slots }
}

/** `header.clientId`, `batch.compression`, `record.key`, `acks`. */
function looseTarget(name: string, first: string, rest: readonly string[]): Target | undefined {
  const head = first.toLowerCase()
  if (head === 'header') return headerTarget([first, ...rest], slotsOf(apis, ['request']))
  const wanted = name.toLowerCase()
  const fields = messageFields().filter((field) => {
    if (field.recordDepth < 0) return rest.length === 0 && field.name.toLowerCase() === wanted
    return recordPath(field).toLowerCase() === wanted
  })
  return fields.length === 0 ? undefined : { is: 'message', name: looseName(fields), fields }
}

/** `batch.producerId`, `record.key`, `record.headers.key` */
export function recordPath({ path, recordDepth }: MessageField): string {
  const at = path.findIndex((name) => /records$/i.test(name)) + 1
  return recordDepth === 0
    ? `batch.${path.slice(at).join('.')}`
    : ['record', ...path.slice(at + 1)].join('.')
}

function looseName(fields: readonly MessageField[]): string {
  const [field] = fields
  if (field === undefined) return ''
  return field.recordDepth < 0 ? field.name : recordPath(field)
}

function kind(name: string, of: readonly ApiSchema[], kinds: readonly Kind[]): Target {
  return { is: 'kind', name, slots: slotsOf(of, kinds) }
}

function slotsOf(of: readonly ApiSchema[], kinds: readonly Kind[]): Uint8Array {
  const slots = new Uint8Array(SLOTS)
  for (const api of of) for (const each of kinds) slots[slotOfMessage(api, each)] = 1
  return slots
}

function notInApi(
  api: ApiSchema,
  kinds: readonly Kind[],
  path: readonly string[],
  start: string,
): Unknown {
  const message = `${start} has no field ${path.join('.')}`
  const own = messageFields().filter((field) => field.api === api && kinds.includes(field.kind))
  const last = path.at(-1)?.toLowerCase()
  // Often the way to it is what is missing.
  const deeper = own.filter(({ name }) => name.toLowerCase() === last)
  const candidates = new Map(own.map((field) => [field.path.join('.'), field]))
  const near = deeper[0] ?? candidates.get(closest(path.join('.'), candidates.keys()) ?? '')
  return near === undefined
    ? { is: 'unknown', message }
    : { is: 'unknown', message, suggestion: pathText(near) }
}

function unknown(name: string): Unknown {
  const foreign = Object.hasOwn(foreignFields, name) ? foreignFields[name] : undefined
  if (foreign !== undefined) {
    return {
      is: 'unknown',
      message: `There is no field ${name} here; use ${foreign}`,
      suggestion: foreign,
    }
  }
  const message = `There is no field ${name}`
  const suggestion = closest(name, allNames())
  return suggestion === undefined
    ? { is: 'unknown', message }
    : { is: 'unknown', message, suggestion }
}

/** Short names that can stand alone, without the paths of the schemas. */
function allNames(): Iterable<string> {
  return new Set([
    ...ownFields.flatMap((field) => [field.name, ...field.aliases]),
    ...Object.keys(wiresharkFields),
    ...apis.map((api) => api.name),
    ...messageFields().map((field) => (field.recordDepth < 0 ? field.name : recordPath(field))),
  ])
}
