// Fields to choose from: ours and the APIs first; Wireshark's names and those of the schemas once a few
// letters are there; paths one name after another.
import { apis, type ApiSchema } from '@brokerscope/codec'
import { messageFields, type MessageField } from '../fields/message-fields.ts'
import { ownFields } from '../fields/own-fields.ts'
import { versionsText } from '../fields/slots.ts'
import { apiNamedLike, recordPath } from '../fields/target.ts'
import { wiresharkFields } from '../fields/wireshark.ts'
import type { FilterLanguage } from '../words/read-aloud.ts'
import type { Choice } from './suggestion.ts'

export function fieldChoices(typed: string, language: FilterLanguage): readonly Choice[] {
  const [first = ''] = typed.split('.')
  const api = typed.includes('.') ? apiNamedLike(first) : undefined
  if (api !== undefined) return pathChoices(api, typed)
  const ours = ownFields.map(({ name, about }) => field(name, about[language]))
  if (typed === '') return ours
  const aliases = ownFields.flatMap((each) =>
    each.aliases.map((name) => field(name, each.about[language])),
  )
  return distinct([
    ...ours,
    ...apis.map(apiChoice),
    ...aliases,
    ...Object.keys(wiresharkFields).map((name) => field(name, '')),
    ...messageFields().map((each) =>
      field(each.recordDepth < 0 ? each.name : recordPath(each), typeText(each)),
    ),
  ])
}

/** The names that can follow `Produce.request.topicData.` */
function pathChoices(api: ApiSchema, typed: string): readonly Choice[] {
  const above = typed.split('.').slice(1, -1)
  const kind = above[0]?.toLowerCase()
  if (kind === undefined) {
    return (['request', 'response'] as const).map((each) => ({
      ...field(`${api.name}.${each}`, versionText(api, each)),
      insert: `${api.name}.${each}.`,
    }))
  }
  const path = above.slice(1).join('.').toLowerCase()
  return messageFields()
    .filter((each) => each.api === api && each.kind === kind)
    .filter((each) => each.path.slice(0, -1).join('.').toLowerCase() === path)
    .map((each) => {
      const name = [api.name, each.kind, ...each.path].join('.')
      const choice = field(name, `${typeText(each)}, ${versionsText(each.versions)}`)
      return each.type === 'struct' ? { ...choice, insert: `${name}.` } : choice
    })
}

function field(text: string, hint: string): Choice {
  return { text, insert: text, kind: 'field', hint }
}

function apiChoice(api: ApiSchema): Choice {
  const hint = `${api.apiKey}, ${versionText(api, 'request')}`
  return { text: api.name, insert: api.name, kind: 'api', hint }
}

function versionText(api: ApiSchema, kind: 'request' | 'response'): string {
  const [from, to] = api[kind].versions
  return from === to ? `v${from}` : `v${from} to v${to}`
}

function typeText({ type, isArray }: MessageField): string {
  return isArray ? `[] ${type}` : type
}

function distinct(choices: readonly Choice[]): readonly Choice[] {
  return [...new Map(choices.toReversed().map((each) => [each.text, each])).values()].toReversed()
}
