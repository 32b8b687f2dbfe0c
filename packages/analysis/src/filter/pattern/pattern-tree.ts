// A regular expression as a tree. What needs to remember what was matched (back references) or to
// look around is left out, because no linear matcher has it; see pattern.ts.
import { BLANKS, complement, DIGITS, LAST_CODE_POINT, WORD, type Span } from './character-set.ts'

export type PatternNode =
  | { readonly type: 'characters'; readonly spans: readonly Span[]; readonly isNegated: boolean }
  | { readonly type: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly type: 'choice'; readonly items: readonly PatternNode[] }
  /** `most` is Infinity without an upper bound. */
  | {
      readonly type: 'repeat'
      readonly item: PatternNode
      readonly least: number
      readonly most: number
    }
  | { readonly type: 'edge'; readonly edge: Edge }

/** Start and end of the text, word boundary, and none. */
export type Edge = 'start' | 'end' | 'word' | 'noWord'

export type ParsedPattern =
  | { readonly ok: true; readonly tree: PatternNode; readonly ignoresCase: boolean }
  | { readonly ok: false; readonly message: string }

/** Our choice. */
const MAX_DEPTH = 32
const MAX_REPEAT = 1000

export function parsePattern(source: string): ParsedPattern {
  const mode = /^\(\?(-?)i\)/.exec(source)
  const parser = new PatternParser(mode === null ? source : source.slice(mode[0].length))
  const tree = parser.whole()
  if (parser.message !== undefined) return { ok: false, message: parser.message }
  // Wireshark ignores case as well.
  return { ok: true, tree, ignoresCase: mode?.[1] !== '-' }
}

const CLASSES: Readonly<Record<string, readonly Span[]>> = {
  d: DIGITS,
  D: complement(DIGITS),
  w: WORD,
  W: complement(WORD),
  s: BLANKS,
  S: complement(BLANKS),
}
const EDGES: Readonly<Record<string, Edge>> = {
  b: 'word',
  B: 'noWord',
  A: 'start',
  z: 'end',
  Z: 'end',
}
const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 }
const NOTHING: PatternNode = { type: 'sequence', items: [] }

class PatternParser {
  readonly #source: string
  #at = 0
  #depth = 0
  /** What is wrong, once something is; nothing read after that counts. */
  message: string | undefined

  constructor(source: string) {
    this.#source = source
  }

  whole(): PatternNode {
    const tree = this.#choice()
    if (this.#at < this.#source.length) this.#fail('a ) without (')
    return tree
  }

  get #next(): string {
    return this.#source.charAt(this.#at)
  }

  #choice(): PatternNode {
    const items = [this.#sequence()]
    while (this.#take('|')) items.push(this.#sequence())
    return items.length === 1 ? (items[0] ?? NOTHING) : { type: 'choice', items }
  }

  #sequence(): PatternNode {
    const items: PatternNode[] = []
    while (this.message === undefined && !['', '|', ')'].includes(this.#next)) {
      items.push(this.#repeated())
    }
    return items.length === 1 ? (items[0] ?? NOTHING) : { type: 'sequence', items }
  }

  #repeated(): PatternNode {
    let item = this.#one()
    for (let count = this.#count(); count !== undefined; count = this.#count()) {
      item = { type: 'repeat', item, ...count }
    }
    return item
  }

  #count(): { least: number; most: number } | undefined {
    const found = /^(?:([*+?])|\{(\d{1,6})(,?)(\d{0,6})\})/.exec(
      this.#source.slice(this.#at, this.#at + 16),
    )
    if (found === null || this.message !== undefined) return undefined
    const [whole, sign, from = '', comma, to = ''] = found
    this.#at += whole.length
    this.#take('?') // how eagerly does not matter where only yes or no is asked
    if (this.#next === '+') this.#fail('a possessive quantifier')
    if (sign !== undefined)
      return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity }
    const least = Number(from)
    const most = comma === '' ? least : to === '' ? Infinity : Number(to)
    if (most < least) this.#fail(`the numbers of ${whole} in the wrong order`)
    if (Math.max(least, most === Infinity ? 0 : most) > MAX_REPEAT) {
      this.#fail(`${whole}, more than ${MAX_REPEAT} times`)
    }
    return { least, most }
  }

  #one(): PatternNode {
    const character = this.#take(this.#next)
    switch (character) {
      case '(':
        return this.#group()
      case '[':
        return this.#class()
      case '.':
        return { type: 'characters', spans: [[10, 10]], isNegated: true }
      case '^':
        return { type: 'edge', edge: 'start' }
      case '$':
        return { type: 'edge', edge: 'end' }
      case '\\':
        return this.#escape()
      case '*':
      case '+':
      case '?':
        return this.#fail(`${character} with nothing before it`)
      default:
        return literal(this.#codePoint(character))
    }
  }

  #group(): PatternNode {
    if (this.#next === '?') {
      const kind = /^\?(?::|P?<[A-Za-z]\w{0,40}>)/.exec(this.#source.slice(this.#at, this.#at + 48))
      if (kind === null) return this.#fail('(?, which looks around or sets a mode')
      this.#at += kind[0].length
    }
    if (++this.#depth > MAX_DEPTH) return this.#fail('groups nested too deeply')
    const inner = this.#choice()
    this.#depth -= 1
    return this.#take(')') === '' ? this.#fail('a ( without )') : inner
  }

  #escape(): PatternNode {
    const letter = this.#take(this.#next)
    const spans = CLASSES[letter]
    if (spans !== undefined) return { type: 'characters', spans, isNegated: false }
    const edge = EDGES[letter]
    if (edge !== undefined) return { type: 'edge', edge }
    return literal(this.#escaped(letter))
  }

  #escaped(letter: string): number {
    const control = CONTROLS[letter]
    if (control !== undefined) return control
    if (letter === 'x' || letter === 'u') {
      const hex = /^(?:\{([\da-f]{1,6})\}|([\da-f]{2,4}))/i.exec(
        this.#source.slice(this.#at, this.#at + 8),
      )
      const digits = hex?.[1] ?? hex?.[2]?.slice(0, letter === 'x' ? 2 : 4)
      const code = Number.parseInt(digits ?? '', 16)
      if (hex === null || !(code <= LAST_CODE_POINT)) this.#fail(`\\${letter} without hex digits`)
      else this.#at += hex[1] === undefined ? (digits?.length ?? 0) : hex[0].length
      return Number.isNaN(code) ? 0 : code
    }
    if (/[1-9k]/.test(letter)) this.#fail(`\\${letter}, a back reference`)
    else if (/[A-Za-z]/.test(letter)) this.#fail(`\\${letter}, which is unknown`)
    else if (letter === '') this.#fail('a \\ at the end')
    return this.#codePoint(letter)
  }

  #class(): PatternNode {
    const isNegated = this.#take('^') !== ''
    const spans: Span[] = []
    for (let isFirst = true; isFirst || this.#next !== ']'; isFirst = false) {
      if (this.#next === '') return this.#fail('a [ without ]')
      if (this.message !== undefined) return NOTHING
      spans.push(...this.#classItem())
    }
    this.#take(']')
    return { type: 'characters', spans, isNegated }
  }

  #classItem(): readonly Span[] {
    const from = this.#classCharacter()
    if (typeof from !== 'number') return from
    const isRange = this.#next === '-' && !['', ']'].includes(this.#source.charAt(this.#at + 1))
    if (!isRange) return [[from, from]]
    this.#at += 1
    const to = this.#classCharacter()
    if (typeof to !== 'number') return [[from, from], [45, 45], ...to]
    if (to < from) this.#fail('a range from right to left')
    return [[from, to]]
  }

  #classCharacter(): number | readonly Span[] {
    const character = this.#take(this.#next)
    if (character !== '\\') return this.#codePoint(character)
    const letter = this.#take(this.#next)
    return letter === 'b' ? 8 : (CLASSES[letter] ?? this.#escaped(letter))
  }

  /** Of a character that was taken; its second half is taken too. */
  #codePoint(character: string): number {
    const code = this.#source.codePointAt(this.#at - 1) ?? 0
    if (code > 0xffff && character !== '') this.#at += 1
    return character === '' ? 0 : code
  }

  #take(character: string): string {
    if (character === '' || this.#next !== character) return ''
    this.#at += 1
    return character
  }

  #fail(what: string): PatternNode {
    this.message ??= `The pattern has ${what}`
    return NOTHING
  }
}

function literal(code: number): PatternNode {
  return { type: 'characters', spans: [[code, code]], isNegated: false }
}
