// What a word may mean. Names are found however they are written: UNSUPPORTED_VERSION,
// unsupported-version, UnsupportedVersionException; Produce, ProduceRequest.
import { rules, type Rule } from '@brokerscope/analysis'
import {
  apiNotes,
  apiOf,
  apis,
  errorOf,
  kafkaErrors,
  type ApiNotes,
  type ApiSchema,
  type KafkaError,
} from '@brokerscope/codec'

interface ApiSubject {
  readonly kind: 'api'
  readonly schema: ApiSchema
  readonly notes: ApiNotes
  /** Only this one. */
  readonly version?: number
}

export type Subject =
  | { readonly kind: 'error'; readonly error: KafkaError }
  | ApiSubject
  | { readonly kind: 'rule'; readonly rule: Rule }

/** A number may be an error and an API at once, a name an error and a rule. */
export function subjectsNamed(word: string): readonly Subject[] {
  if (/^-?\d{1,5}$/.test(word)) {
    const number = Number(word)
    return [...errorSubject(errorOf(number)), ...apiSubject(apiOf(number))]
  }
  const wanted = bare(word)
  const error = named(kafkaErrors, wanted) ?? named(kafkaErrors, wanted.replace(/exception$/, ''))
  const api = named(apis, wanted) ?? named(apis, wanted.replace(/(request|response)$/, ''))
  const rule = rules.find(({ id }) => bare(id) === wanted)
  return [
    ...errorSubject(error),
    ...apiSubject(api),
    ...(rule === undefined ? [] : [{ kind: 'rule' as const, rule }]),
  ]
}

function named<Item extends { readonly name: string }>(
  items: readonly Item[],
  wanted: string,
): Item | undefined {
  return items.find(({ name }) => bare(name) === wanted)
}

/** Everything that can be explained, as it is spelled. */
export function allWords(): readonly string[] {
  return [...kafkaErrors, ...apis].map(({ name }) => name).concat(rules.map(({ id }) => id))
}

/** Letters and digits, in lower case. */
export function bare(word: string): string {
  return word.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

function errorSubject(error: KafkaError | undefined): Subject[] {
  return error === undefined ? [] : [{ kind: 'error', error }]
}

function apiSubject(schema: ApiSchema | undefined): Subject[] {
  const notes = schema && apiNotes(schema.apiKey)
  return schema === undefined || notes === undefined ? [] : [{ kind: 'api', schema, notes }]
}
