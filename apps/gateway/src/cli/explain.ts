// `brokerscope explain`: what an error, an API or a rule means, without a capture.
import { GatewayError } from '../errors.ts'
import { choiceOr } from '../settings/kinds.ts'
import { subjectsNamed, type Subject } from './explain/subjects.ts'
import { nearestWords } from './explain/suggestions.ts'
import { subjectJson } from './explain/subject-json.ts'
import { subjectLines } from './explain/subject-text.ts'
import { defineVerb } from './verb.ts'

const flags = {
  format: choiceOr(['text', 'json'], 'text', { help: 'For people, or a line of JSON a subject' }),
  lang: choiceOr(['en', 'zh'], 'en', { help: 'Language of the texts of rules' }),
}

export const explainVerb = defineVerb({
  name: 'explain',
  usage: ['explain ERROR|API|RULE [VERSION] [--format json] [--lang en|zh]'],
  summary: 'Says in words what an error, an API or a rule of `findings` means.',
  settings: {},
  flags,
  mostPositionals: 2,
  notes: [
    'ERROR is a number or a name: 35, -1, UNSUPPORTED_VERSION. API is a key or a name: 0, Produce,',
    'with a version for that one alone: Produce v12. A number that is both is explained as both.',
    'RULE is the id of a finding: txn-produce-v12-without-tv2.',
  ],
  async run({ values, positionals, out }) {
    const [word, version] = positionals
    if (word === undefined) throw wrong('Which error, API or rule?')
    const subjects = withVersion(subjectsNamed(word), word, version)
    const { format, lang } = values
    for (const [index, subject] of subjects.entries()) {
      if (format === 'json') await out.line(subjectJson(subject, lang))
      else {
        if (index > 0) await out.line('')
        for (const line of subjectLines(subject, lang)) await out.line(line)
      }
    }
    return 0
  },
})

/** The subjects that a version can be asked of, when one is asked. */
function withVersion(
  found: readonly Subject[],
  word: string,
  asked: string | undefined,
): readonly Subject[] {
  if (found.length === 0) throw unknown(word)
  if (asked === undefined) return found
  const version = Number(/^v?(\d{1,5})$/i.exec(asked)?.[1] ?? Number.NaN)
  const api = found.find((subject) => subject.kind === 'api')
  if (api === undefined) throw wrong(`"${word}" is no API, so it has no version "${asked}"`)
  const { name, versions } = api.notes
  if (versions[version] !== undefined) return [{ ...api, version }]
  throw wrong(`${name} has the versions 0 to ${versions.length - 1}, not "${asked}"`)
}

function unknown(word: string): GatewayError {
  const near = nearestWords(word)
  const hint = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`
  return wrong(`"${word}" is no error of Kafka, no API and no rule${hint}`)
}

function wrong(detail: string): GatewayError {
  return new GatewayError('USAGE', { detail, verb: 'explain' })
}
