// Messages as JSON in the names and forms of Kafka's own JsonConverter: int64 with all digits,
// bytes as base64, uuid as Kafka prints it, tagged fields only if they were on the wire. Text is
// put together here and not by JSON.stringify, which knows no bigint and would need a copy of
// every struct; the result is one line that no line reader splits (U+2028 is escaped).
import type { DecodedMessage } from './message.ts'
import { layoutOfMessage } from './message.ts'
import { requestHeaderLayout, responseHeaderLayout } from './header.ts'
import type { PlannedField, StructPlan } from './plan.ts'
import { UNKNOWN_TAGS, type KafkaStruct, type KafkaValue } from './value.ts'
import { toBase64 } from './wire/base64.ts'

export interface JsonOptions {
  /** Prints a field of type records; without it they are one base64 string. */
  readonly records?: ((records: Uint8Array) => string) | undefined
}

/** The fields of `plan` that `struct` has, then its unknown tags. */
export function structToJson(
  plan: StructPlan,
  struct: KafkaStruct,
  options: JsonOptions = {},
): string {
  const members: string[] = []
  for (const field of plan.all) {
    const value = struct[field.name]
    if (value !== undefined) members.push(`"${field.name}":${fieldToJson(field, value, options)}`)
  }
  const unknown = struct[UNKNOWN_TAGS] as { tag: number; data: Uint8Array }[] | undefined
  if (unknown !== undefined) {
    const tags = unknown.map(({ tag, data }) => `{"tag":${tag},"data":"${toBase64(data)}"}`)
    members.push(`"${UNKNOWN_TAGS}":[${tags.join(',')}]`)
  }
  return `{${members.join(',')}}`
}

/** The body alone; {} where nothing could be decoded. */
export function bodyToJson(message: DecodedMessage, options?: JsonOptions): string {
  const layout = layoutOfMessage(message)
  return layout === undefined ? '{}' : structToJson(layout.plan, message.body, options)
}

export function headerToJson({ kind, apiKey, apiVersion, header }: DecodedMessage): string {
  const plan =
    kind === 'request'
      ? requestHeaderLayout(apiKey, apiVersion).plan
      : responseHeaderLayout(apiKey, apiVersion).plan
  return structToJson(plan, header)
}

/** `{"kind","apiKey","api","apiVersion","header","body"}`, and status and error where they apply. */
export function messageToJson(message: DecodedMessage, options?: JsonOptions): string {
  const { kind, apiKey, apiName, apiVersion, status, error, unreadBytes } = message
  return (
    `{"kind":"${kind}","apiKey":${apiKey},"api":"${apiName}","apiVersion":${apiVersion}` +
    (status === 'ok' ? '' : `,"status":"${status}"`) +
    (error === undefined ? '' : `,"error":${textToJson(error.message)}`) +
    (unreadBytes === 0 ? '' : `,"unreadBytes":${unreadBytes}`) +
    `,"header":${headerToJson(message)},"body":${bodyToJson(message, options)}}`
  )
}

function fieldToJson(field: PlannedField, value: KafkaValue, options: JsonOptions): string {
  if (value === null) return 'null'
  if (!field.array) return valueToJson(field, value, options)
  return `[${(value as KafkaValue[]).map((element) => valueToJson(field, element, options)).join(',')}]`
}

function valueToJson(field: PlannedField, value: KafkaValue, options: JsonOptions): string {
  switch (field.type) {
    case 'string':
    case 'uuid':
      return textToJson(value as string)
    case 'bytes':
      return `"${toBase64(value as Uint8Array)}"`
    case 'records':
      return options.records?.(value as Uint8Array) ?? `"${toBase64(value as Uint8Array)}"`
    case 'float64':
      return floatToJson(value as number)
    case 'struct':
      return structToJson(field.struct!, value as KafkaStruct, options)
    default:
      return `${value as number | bigint | boolean}`
  }
}

/** JSON has no NaN and no infinity: they are strings, as Jackson writes them. */
function floatToJson(value: number): string {
  if (!Number.isFinite(value)) return `"${value}"`
  return Object.is(value, -0) ? '-0.0' : String(value)
}

export function textToJson(text: string): string {
  return JSON.stringify(text)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`)
}
