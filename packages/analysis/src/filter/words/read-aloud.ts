// A filter in words, for the popover under the filter bar and for screen readers: what it asks for,
// so that a wrong bracket or a wrong field shows. Codes are said with their names.
import { apiOf, errorName } from '@brokerscope/codec'
import { readApiKey, readErrorCode } from '../check/literals.ts'
import { targetOf, typesOf } from '../fields/target.ts'
import type { ValueType } from '../fields/value-type.ts'
import type { Expression, Literal, Name, SetItem } from '../syntax/expression.ts'
import { isWord } from '../syntax/tokens.ts'
import { chinese } from './chinese.ts'
import { english } from './english.ts'
import type { Wording } from './wording.ts'

export type FilterLanguage = 'en' | 'zh'

const wordings: Readonly<Record<FilterLanguage, Wording>> = { en: english, zh: chinese }

export function readAloud(expression: Expression | undefined, language: FilterLanguage): string {
  const wording = wordings[language]
  if (expression === undefined) return wording.everything
  return new Reader(wording, language).say(expression)
}

class Reader {
  readonly #wording: Wording
  readonly #language: FilterLanguage

  constructor(wording: Wording, language: FilterLanguage) {
    this.#wording = wording
    this.#language = language
  }

  say(expression: Expression): string {
    switch (expression.type) {
      case 'and':
      case 'or':
        return this.#wording[expression.type](
          expression.operands.map((each) => this.#operand(each)),
        )
      case 'not':
        return this.#negated(expression.operand)
      case 'exists':
        return this.#exists(expression.field)
      case 'compare': {
        const { field, operator, value } = expression
        // "An error, and none is NONE": every frame with an error is meant.
        const isAnyError = operator === '!=' && value.text === '0' && typeOf(field) === 'errorCode'
        if (isAnyError) return this.#wording.exists(this.#field(field))
        return this.#wording.compare(
          this.#field(field),
          operator,
          this.#value(value, typeOf(field)),
        )
      }
      case 'in': {
        const { field, items } = expression
        const values = items.map((item) => this.#item(item, typeOf(field)))
        return this.#wording.compare(this.#field(field), '==', this.#wording.list(values))
      }
      default:
        return expression satisfies never
    }
  }

  #operand(operand: Expression): string {
    const said = this.say(operand)
    return operand.type === 'and' || operand.type === 'or' ? this.#wording.group(said) : said
  }

  #negated(operand: Expression): string {
    const isAbsence = operand.type === 'exists' && targetOf(operand.field.text).is !== 'kind'
    return isAbsence
      ? this.#wording.isAbsent(this.#field(operand.field))
      : this.#wording.not(this.say(operand))
  }

  #exists(name: Name): string {
    const target = targetOf(name.text)
    if (target.is !== 'kind') return this.#wording.exists(this.#field(name))
    const [api = '', direction] = target.name.split('.')
    const isDirection = direction === 'request' || direction === 'response'
    return this.#wording.messages(
      api === 'kafka' ? 'Kafka' : api,
      isDirection ? direction : undefined,
    )
  }

  #field({ text }: Name): string {
    const target = targetOf(text)
    if (target.is === 'own') return target.field.words[this.#language]
    if (target.is !== 'message') return text
    const [field, other] = target.fields
    const isPath =
      field !== undefined && other === undefined && target.name.startsWith(field.api.name)
    if (!isPath) return this.#wording.anyField(target.name)
    return this.#wording.fieldOf(field.path.join('.'), field.api.name, field.kind)
  }

  #item(item: SetItem, type: ValueType | undefined): string {
    if (!('from' in item)) return this.#value(item, type)
    return this.#wording.range(this.#value(item.from, type), this.#value(item.to, type))
  }

  #value({ text, quoted }: Literal, type: ValueType | undefined): string {
    const name = nameOfCode(text, type)
    if (name !== undefined) return name
    return quoted || !isWord(text) ? this.#wording.quote(text) : text
  }
}

/** `UNSUPPORTED_VERSION (35)`, whichever of the two is written. */
function nameOfCode(text: string, type: ValueType | undefined): string | undefined {
  if (type !== 'errorCode' && type !== 'apiKey') return undefined
  const code = type === 'errorCode' ? readErrorCode(text) : readApiKey(text)
  if (code === undefined) return undefined
  if (type === 'apiKey') return apiOf(Number(code))?.name
  const name = errorName(Number(code))
  return name === undefined ? undefined : `${name} (${code})`
}

function typeOf({ text }: Name): ValueType | undefined {
  const target = targetOf(text)
  return target.is === 'unknown' ? undefined : typesOf(target)[0]
}
