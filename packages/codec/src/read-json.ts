// The way back from write-json: JSON of Kafka's form to values that encode exactly. Integers beyond
// 2^53 are taken from the text (the reviver's context.source), because JSON.parse has rounded them.
import { apiNamed, apiOf, type Kind } from './apis.ts'
import { layoutOf } from './layout.ts'
import type { EncodableMessage } from './encode.ts'
import { requestHeaderLayout, responseHeaderLayout } from './header.ts'
import type { PlannedField, StructPlan } from './plan.ts'
import { join } from './field-path.ts'
import type { ApiSchema, Release } from './schema.ts'
import { UNKNOWN_TAGS, type KafkaStruct, type KafkaValue } from './value.ts'
import { fromBase64 } from './wire/base64.ts'
import { EncodeError } from './wire/errors.ts'

export interface MessageFromJson extends EncodableMessage {
  readonly kind: Kind
}

/** Reads what messageToJson prints; `api` may stand for `apiKey`. Throws EncodeError or SyntaxError. */
export function messageFromJson(
  text: string,
  options: { readonly release?: Release } = {},
): MessageFromJson {
  const json = asObject(parseExact(text), 'message')
  const kind = json['kind']
  if (kind !== 'request' && kind !== 'response')
    throw new EncodeError('kind', 'Wanted "request" or "response"')
  const api = apiFromJson(json['apiKey'], json['api'])
  const apiVersion = json['apiVersion']
  if (typeof apiVersion !== 'number') throw new EncodeError('apiVersion', 'Wanted a number')
  const { apiKey } = api
  const headerPlan =
    kind === 'request'
      ? requestHeaderLayout(apiKey, apiVersion).plan
      : responseHeaderLayout(apiKey, apiVersion).plan
  const layout = layoutOf(api[kind], apiVersion, options.release)
  return {
    kind,
    apiKey,
    apiVersion,
    schemaRelease: layout.release,
    header: structFromJson(headerPlan, json['header'] ?? {}, 'header'),
    body: structFromJson(layout.plan, json['body'] ?? {}, ''),
  }
}

function apiFromJson(apiKey: Json | undefined, name: Json | undefined): ApiSchema {
  const api = typeof apiKey === 'number' ? apiOf(apiKey) : undefined
  const named = typeof name === 'string' ? apiNamed(name) : undefined
  const found = api ?? named
  if (found === undefined) throw new EncodeError('apiKey', 'Wanted the key or the name of an API')
  return found
}

type Json = null | boolean | number | bigint | string | Json[] | { [key: string]: Json }

export function parseExact(text: string): Json {
  const revive = (_key: string, value: Json, context?: { source?: string }): Json => {
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
    const source = context?.source ?? ''
    return /^-?\d+$/.test(source) ? BigInt(source) : value
  }
  // es2024 does not know the reviver's third parameter; every host of the codec passes it.
  return JSON.parse(text, revive) as Json
}

export function structFromJson(plan: StructPlan, json: Json, path: string): KafkaStruct {
  const object = asObject(json, path)
  const struct: KafkaStruct = {}
  for (const [name, value] of Object.entries(object)) {
    const place = join(path, name)
    const field = plan.all.find((candidate) => candidate.name === name)
    if (field !== undefined) struct[name] = fieldFromJson(field, value, place)
    else if (name === UNKNOWN_TAGS) struct[name] = tagsFromJson(value, place)
    else throw new EncodeError(place, 'This version has no such field')
  }
  return struct
}

function tagsFromJson(json: Json, path: string): KafkaValue[] {
  return asArray(json, path).map((entry, index) => {
    const place = `${path}[${index}]`
    const { tag, data } = asObject(entry, place)
    if (typeof tag !== 'number') throw new EncodeError(join(place, 'tag'), 'Wanted a number')
    return { tag, data: bytesFromJson(data ?? null, join(place, 'data')) }
  })
}

function fieldFromJson(field: PlannedField, json: Json, path: string): KafkaValue {
  if (json === null) return null
  if (!field.array) return valueFromJson(field, json, path)
  return asArray(json, path).map((element, index) =>
    valueFromJson(field, element, `${path}[${index}]`),
  )
}

/** Types and ranges are checked by the encoder. */
function valueFromJson(field: PlannedField, json: Json, path: string): KafkaValue {
  switch (field.type) {
    case 'struct':
      return structFromJson(field.struct!, json, path)
    case 'bytes':
    case 'records':
      return bytesFromJson(json, path)
    case 'float64':
      return typeof json === 'bigint' || typeof json === 'string' ? Number(json) : json
    case 'int64':
      return typeof json === 'number' && Number.isSafeInteger(json) ? BigInt(json) : json
    default:
      return json
  }
}

function bytesFromJson(json: Json, path: string): Uint8Array {
  const bytes = typeof json === 'string' ? fromBase64(json) : undefined
  if (bytes !== undefined) return bytes
  throw new EncodeError(path, 'Wanted bytes as base64; records are written with --raw-records')
}

function asArray(json: Json, path: string): Json[] {
  if (Array.isArray(json)) return json
  throw new EncodeError(path, 'Wanted an array')
}

function asObject(json: Json, path: string): { [key: string]: Json } {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json
  throw new EncodeError(path, 'Wanted an object')
}
