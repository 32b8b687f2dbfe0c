// One subject for reading: a heading, what it means, then the details.
import type { Language } from '@brokerscope/analysis'
import type { ApiSchema, KafkaError } from '@brokerscope/codec'
import type { Subject } from './subjects.ts'
import { wrapped } from './wrap.ts'

type ApiSubject = Extract<Subject, { kind: 'api' }>
type RuleSubject = Extract<Subject, { kind: 'rule' }>

export function* subjectLines(subject: Subject, language: Language): Generator<string> {
  if (subject.kind === 'error') yield* errorLines(subject.error)
  else if (subject.kind === 'api') yield* apiLines(subject)
  else yield* ruleLines(subject, language)
}

function* errorLines({ code, name, retriable, meaning, causes }: KafkaError): Generator<string> {
  yield `${name}, error ${code}, ${retriable ? 'retriable' : 'not retriable'}`
  yield* wrapped(meaning, '  ')
  yield* wrapped(causes, '  ')
}

function* apiLines({ schema, notes, version: only }: ApiSubject): Generator<string> {
  yield `${notes.name}, API key ${notes.apiKey}, since ${notes.since}`
  yield* wrapped(notes.purpose, '  ')
  yield `  ${rangesOf(schema)}`
  for (const { version, since, change, proposal } of notes.versions) {
    if (only !== undefined && only !== version) continue
    const source = proposal === undefined ? '' : ` (${proposal})`
    const label = `  ${`v${version}`.padEnd(5)}${since.padEnd(8)}`
    yield* wrapped(`${change}${source}`, label, ' '.repeat(label.length))
  }
}

function rangesOf({ releases, unstable, listeners, request }: ApiSchema): string {
  const [recent, past] = [releases['4.4'], releases['3.9']]
  const parts = [
    past === undefined ? 'not in Kafka 3.9' : `Kafka 3.9 v${past[0]}-${past[1]}`,
    recent === undefined ? 'gone in Kafka 4' : `Kafka 4.4 v${recent[0]}-${recent[1]}`,
    ...(unstable === undefined ? [] : [`unstable v${unstable[0]}-${unstable[1]}`]),
    ...(request.flexible === undefined ? [] : [`flexible from v${request.flexible[0]}`]),
    `served by ${listeners.join(', ') || 'no listener'}`,
  ]
  return parts.join('; ')
}

/** What a rule fills in from the frames is shown in angle brackets. */
function* ruleLines({ rule }: RuleSubject, language: Language): Generator<string> {
  yield `${rule.id}, rule`
  for (const { title, cause, remedy } of Object.values(rule.text[language])) {
    yield* wrapped(open(title), '  ')
    yield* wrapped(open(cause), '    ')
    for (const step of remedy) yield* wrapped(open(step), '    - ', '      ')
  }
  yield* wrapped(`Sources: ${rule.sources.join('; ')}`, '  ')
}

function open(template: string): string {
  return template.replaceAll(/\{(\w+)\}/g, '<$1>')
}
