// Tokens to a tree, by recursive descent:
//
//   any    = all { ("||" | "or") all }
//   all    = one { ("&&" | "and") one }
//   one    = ("!" | "not") one | "(" any ")" | field [ test ]
//   test   = operator value | [ "not" ] "in" "{" item { "," item } "}"
//   item   = value [ ".." value ]
//
// The first problem is kept and ends the descent, so nothing is thrown whatever the text. Length,
// depth and number of terms are bounded, because a filter comes from a link as well as from a hand.
import type { Expression, Interval, Literal, Name, SetItem } from './expression.ts'
import { isAnd, isIn, isNot, isOr, operatorOf, operators } from './operators.ts'
import { problemAt, type FilterProblem, type Place } from './problem.ts'
import { tokenize, type Token } from './tokens.ts'

/** Our choice, all three. */
export const MAX_FILTER_LENGTH = 8192
const MAX_DEPTH = 64
const MAX_TERMS = 512

export type Parsed =
  /** No expression: the text is empty, and every frame passes. */
  | { readonly ok: true; readonly expression: Expression | undefined }
  | { readonly ok: false; readonly error: FilterProblem }

export function parseFilter(text: string): Parsed {
  if (text.length > MAX_FILTER_LENGTH) {
    const place = { start: MAX_FILTER_LENGTH, end: text.length }
    const message = `A filter is at most ${MAX_FILTER_LENGTH} characters long`
    return { ok: false, error: problemAt(place, message) }
  }
  return new Parser(tokenize(text)).whole()
}

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0
  #terms = 0
  #problem: FilterProblem | undefined

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): Parsed {
    const isEmpty = this.#next.kind === 'end'
    const expression = isEmpty ? undefined : this.#any()
    if (expression !== undefined) this.#checkTail(this.#next)
    if (this.#problem !== undefined) return { ok: false, error: this.#problem }
    return { ok: true, expression }
  }

  get #next(): Token {
    // The last token is `end`, and nothing steps over it.
    return this.#tokens[this.#at]!
  }

  #any(): Expression | undefined {
    return this.#list('or', isOr, () => this.#list('and', isAnd, () => this.#one()))
  }

  #list(
    type: 'and' | 'or',
    isSign: (text: string) => boolean,
    operand: () => Expression | undefined,
  ): Expression | undefined {
    const first = operand()
    if (first === undefined) return undefined
    const operands = [first]
    while (isKeyword(this.#next, isSign)) {
      this.#at += 1
      const another = operand()
      if (another === undefined) return undefined
      operands.push(another)
    }
    if (operands.length === 1) return first
    return { type, operands, start: first.start, end: operands.at(-1)?.end ?? first.end }
  }

  #one(): Expression | undefined {
    const token = this.#next
    if (++this.#depth > MAX_DEPTH) return this.#fail(token, 'Nested too deeply')
    const found = this.#nested(token)
    this.#depth -= 1
    return found
  }

  #nested(token: Token): Expression | undefined {
    if (isKeyword(token, isNot)) {
      this.#at += 1
      const operand = this.#one()
      if (operand === undefined) return undefined
      return { type: 'not', operand, start: token.start, end: operand.end }
    }
    if (token.text !== '(' || token.kind !== 'symbol') return this.#term()
    this.#at += 1
    const inner = this.#any()
    if (inner === undefined) return undefined
    const close = this.#next
    if (!this.#take(')')) return this.#fail(close, 'Expected ) or another term', ')')
    return { ...inner, start: token.start, end: close.end }
  }

  #term(): Expression | undefined {
    const field = this.#field()
    if (field === undefined) return undefined
    if (++this.#terms > MAX_TERMS) return this.#fail(field, `More than ${MAX_TERMS} terms`)
    const token = this.#next
    if (isKeyword(token, isIn)) return this.#membership(field)
    const afterNext = this.#tokens[this.#at + 1]
    if (token.kind === 'word' && isNot(token.text) && afterNext && isKeyword(afterNext, isIn)) {
      this.#at += 1
      const operand = this.#membership(field)
      return operand && { type: 'not', operand, start: operand.start, end: operand.end }
    }
    const operator = token.kind === 'text' ? undefined : operatorOf(token.text)
    if (operator === undefined) return { type: 'exists', field, start: field.start, end: field.end }
    this.#at += 1
    const value = this.#value()
    return value && { type: 'compare', field, operator, value, start: field.start, end: value.end }
  }

  #field(): Name | undefined {
    const token = this.#next
    if (token.kind !== 'word') return this.#expected(token, 'a field')
    if (isOr(token.text) || isAnd(token.text) || isIn(token.text) || operatorOf(token.text)) {
      return this.#fail(token, `Expected a field before ${token.text}`)
    }
    this.#at += 1
    return { text: token.text, start: token.start, end: token.end }
  }

  #membership(field: Name): Expression | undefined {
    this.#at += 1
    const open = this.#next
    if (!this.#take('{')) return this.#fail(open, 'Expected { and a list of values', '{')
    const items: SetItem[] = []
    do {
      const item = this.#item()
      if (item === undefined) return undefined
      items.push(item)
    } while (this.#take(','))
    const close = this.#next
    if (!this.#take('}')) return this.#fail(close, 'Expected } or another value', '}')
    return { type: 'in', field, items, start: field.start, end: close.end }
  }

  #item(): SetItem | undefined {
    const from = this.#value()
    if (from === undefined || !this.#take('..')) return from
    const to = this.#value()
    return to && ({ from, to, start: from.start, end: to.end } satisfies Interval)
  }

  #value(): Literal | undefined {
    const { kind, text, start, end } = this.#next
    if (kind !== 'word' && kind !== 'text') return this.#expected(this.#next, 'a value')
    this.#at += 1
    return { text, quoted: kind === 'text', start, end }
  }

  #take(symbol: string): boolean {
    const token = this.#next
    if (token.kind !== 'symbol' || token.text !== symbol) return false
    this.#at += 1
    return true
  }

  #expected(token: Token, what: string): undefined {
    const found = token.kind === 'end' ? '' : ` instead of ${token.text}`
    return this.#fail(token, `Expected ${what}${found}`)
  }

  /** Behind a whole expression: a sign is missing, or it is one of another language. */
  #checkTail(token: Token): void {
    if (token.kind === 'end') return
    const before = this.#tokens[this.#at - 1]
    if (token.text === ')' && token.kind === 'symbol') {
      this.#fail(token, 'This ) has no ( before it')
    } else if (token.kind === 'symbol' && operatorOf(token.text)) {
      this.#fail(token, 'A value cannot be compared again; join two comparisons with &&', '&&')
    } else if (before?.kind === 'word' && !operatorOf(this.#tokens[this.#at - 2]?.text ?? '')) {
      const spellings = operators.map(({ spellings: [first] }) => first).slice(0, 8)
      const message = `Expected && or ||, or an operator: ${spellings.join(' ')} in`
      this.#fail(token, message)
    } else {
      this.#fail(token, 'Expected && or ||; a value with blanks needs quotes: "..."')
    }
  }

  #fail(
    place: Place & { readonly kind?: string },
    message: string,
    suggestion?: string,
  ): undefined {
    const token = 'kind' in place && place.kind === 'fault' ? (place as Token) : undefined
    this.#problem ??= token
      ? problemAt(token, token.text, token.suggestion)
      : problemAt(place, message, suggestion)
    return undefined
  }
}

/** Quoted words are never keywords. */
function isKeyword(token: Token, isSign: (text: string) => boolean): boolean {
  return (token.kind === 'word' || token.kind === 'symbol') && isSign(token.text)
}
