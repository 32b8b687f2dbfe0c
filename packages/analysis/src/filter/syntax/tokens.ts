// Text to tokens. Words are wide on purpose: everything but blanks, quotes and the characters of
// operators, so that topics, transactional ids, connections, durations and times need no quotes
// (`txn == payments-1`, `follow == txn:payments-1`, `date >= 2026-11-22T16:58:00Z`). Whether a word
// is a keyword, a field or a value is decided by where it stands, never here.
import type { Place } from './problem.ts'

export interface Token extends Place {
  readonly kind: 'word' | 'text' | 'symbol' | 'end' | 'fault'
  /** Of a text: without quotes and escapes. Of a fault: what is wrong. */
  readonly text: string
  /** Of a fault: what to write instead. */
  readonly suggestion?: string
}

/** Longest first. */
const SYMBOLS = '=== !== && || == != >= <= .. > < ! ~ ( ) { } ,'.split(' ')

const HALVES: Readonly<Record<string, string>> = { '=': '==', '&': '&&', '|': '||' }

/** What an input method or a word processor writes instead of ASCII. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ...Array.from("\u201c\u201d\u2018\u2019'`", (each) => [each, '"'] as const),
  ...Array.from('\uff08\uff09\uff5b\uff5d\uff0c\uff01\uff1e\uff1c', (each, index) => {
    return [each, '(){},!><'.charAt(index)] as const
  }),
  ['\u3001', ','],
  ['\uff1d', '=='],
  ['\uff06', '&&'],
  ['\uff5c', '||'],
])

const NO_WORD = /[\s"(){},=!<>&|~]/

/** The last token is always `end`. A fault ends the tokens before it. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    while (at < text.length && /\s/.test(text.charAt(at))) at += 1
    const token = tokenAt(text, at)
    tokens.push(token)
    if (token.kind === 'end') return tokens
    if (token.kind === 'fault') {
      tokens.push({ kind: 'end', text: '', start: token.end, end: token.end })
      return tokens
    }
    at = token.end
  }
}

/** Whether the text can stand without quotes. */
export function isWord(text: string): boolean {
  const [first, second] = tokenize(text)
  return first?.kind === 'word' && first.text === text && second?.kind === 'end'
}

function tokenAt(text: string, start: number): Token {
  if (start === text.length) return { kind: 'end', text: '', start, end: start }
  const first = text.charAt(start)
  if (first === '"') return quoted(text, start, start + 1)
  if (first === 'r' && text.charAt(start + 1) === '"') return raw(text, start, start + 2)
  const symbol = SYMBOLS.find((each) => text.startsWith(each, start))
  if (symbol !== undefined) {
    return { kind: 'symbol', text: symbol, start, end: start + symbol.length }
  }
  const half = HALVES[first]
  if (half !== undefined) return fault(`"${first}" is no operator`, start, start + 1, half)
  const meant = LOOKALIKES.get(first)
  if (meant !== undefined) {
    return fault(`Unexpected ${first}, in a filter it is written ${meant}`, start, start + 1, meant)
  }
  return word(text, start)
}

function word(text: string, start: number): Token {
  let end = start
  while (end < text.length && !NO_WORD.test(text.charAt(end)) && !text.startsWith('..', end)) {
    end += 1
  }
  return { kind: 'word', text: text.slice(start, end), start, end }
}

/** No escapes: `r"\d+\.log"`. */
function raw(text: string, start: number, from: number): Token {
  const close = text.indexOf('"', from)
  if (close < 0) return unclosed(text, start)
  return { kind: 'text', text: text.slice(from, close), start, end: close + 1 }
}

function quoted(text: string, start: number, from: number): Token {
  let value = ''
  for (let at = from; at < text.length;) {
    const character = text.charAt(at)
    if (character === '"') return { kind: 'text', text: value, start, end: at + 1 }
    if (character !== '\\') {
      value += character
      at += 1
      continue
    }
    const escape = ESCAPE.exec(text.slice(at, at + 12))
    if (escape === null) {
      // Left as it is, so that patterns read well: "orders\.\d+".
      value += text.slice(at, at + 2)
      at += 2
      continue
    }
    const [whole, simple, hex2, hex4, braced] = escape
    const code = simple === undefined ? Number.parseInt(hex2 ?? hex4 ?? braced ?? '', 16) : 0
    if (code > 0x10ffff) return fault('No such character', at, at + whole.length)
    value += simple === undefined ? String.fromCodePoint(code) : (SIMPLE[simple] ?? simple)
    at += whole.length
  }
  return unclosed(text, start)
}

const ESCAPE = /^\\(?:(["\\nrt0])|x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]{1,6})\})/i
const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '\0' }

function unclosed(text: string, start: number): Token {
  return fault('The text has no closing quote', start, text.length)
}

function fault(message: string, start: number, end: number, suggestion?: string): Token {
  const token: Token = { kind: 'fault', text: message, start, end }
  return suggestion === undefined ? token : { ...token, suggestion }
}
