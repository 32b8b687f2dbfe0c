// What may stand at the caret, from the tokens before it. Text that is not finished is the rule here,
// so this follows the grammar loosely and never gives up.
import { isAnd, isIn, isNot, isOr, operatorOf } from '../syntax/operators.ts'
import type { CompareOperator } from '../syntax/expression.ts'
import { tokenize, type Token } from '../syntax/tokens.ts'

export interface Caret {
  readonly expects: 'field' | 'operator' | 'value' | 'item' | 'separator' | 'list' | 'joint'
  /** The field that the operator or value belongs to. */
  readonly field: string
  readonly operator: CompareOperator | 'in' | undefined
  /** What is typed so far, without an opening quote. */
  readonly typed: string
  readonly isQuoted: boolean
  /** What a choice replaces. */
  readonly from: number
  readonly to: number
}

export function caretAt(text: string, caret: number): Caret {
  const at = Math.max(0, Math.min(caret, text.length))
  const tokens = tokenize(text.slice(0, at)).slice(0, -1)
  const last = tokens.at(-1)
  const typing = last !== undefined && isTyping(last, at) ? last : undefined
  const before = typing === undefined ? tokens : tokens.slice(0, -1)
  const isQuoted = typing?.kind === 'fault'
  const from = typing?.start ?? at
  return {
    ...follow(before),
    typed: text.slice(isQuoted ? from + 1 : from, at),
    isQuoted,
    from,
    to: endOfWord(text, at, isQuoted),
  }
}

/** A word that ends at the caret, or a text that is still open. */
function isTyping({ kind, start, end, text }: Token, at: number): boolean {
  if (kind === 'word') return end === at && start < at
  return kind === 'fault' && text.startsWith('The text has no closing')
}

/** The rest of the word that the caret stands in, or of the text up to its quote. */
function endOfWord(text: string, at: number, isQuoted: boolean): number {
  if (isQuoted) {
    const close = text.indexOf('"', at)
    return close < 0 ? text.length : close + 1
  }
  const [next] = tokenize(text.slice(at))
  return next?.kind === 'word' && next.start === 0 ? at + next.end : at
}

type State = Pick<Caret, 'expects' | 'field' | 'operator'>

const START: State = { expects: 'field', field: '', operator: undefined }

function follow(tokens: readonly Token[]): State {
  let state = START
  for (const token of tokens) state = step(state, token)
  return state
}

function step(state: State, { kind, text }: Token): State {
  const isSign = kind === 'word' || kind === 'symbol'
  const { expects, field } = state
  switch (expects) {
    case 'field':
      if (isSign && (isNot(text) || text === '(')) return START
      return { expects: 'operator', field: text, operator: undefined }
    case 'operator': {
      if (isSign && isIn(text)) return { expects: 'list', field, operator: 'in' }
      if (isSign && isNot(text)) return state
      const operator = isSign ? operatorOf(text) : undefined
      if (operator !== undefined) return { expects: 'value', field, operator }
      return afterTerm(text)
    }
    case 'list':
      return { ...state, expects: 'item' }
    case 'item':
      return { ...state, expects: 'separator' }
    case 'separator':
      return text === '}' ? { ...state, expects: 'joint' } : { ...state, expects: 'item' }
    case 'value':
      return { ...state, expects: 'joint' }
    case 'joint':
      return afterTerm(text)
    default:
      return expects satisfies never
  }
}

function afterTerm(text: string): State {
  return isAnd(text) || isOr(text) ? START : { ...START, expects: 'joint' }
}
