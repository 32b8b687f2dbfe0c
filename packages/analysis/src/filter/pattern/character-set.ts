// One position of a pattern: which characters may stand there.

/** First and last code point. */
export type Span = readonly [from: number, to: number]

export const DIGITS: readonly Span[] = [[0x30, 0x39]]
export const WORD: readonly Span[] = [...DIGITS, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]]
/** As in JavaScript: blanks of Unicode, line ends, the byte order mark. */
export const BLANKS: readonly Span[] = [
  ...([
    [0x09, 0x0d],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
  ] as const),
  ...([
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
  ] as const),
  [0xfeff, 0xfeff],
]
export const LAST_CODE_POINT = 0x10ffff

export class CharacterSet {
  readonly #spans: readonly Span[]
  readonly #isNegated: boolean
  readonly #ignoresCase: boolean
  /** 0 or 1 for each ASCII character, which most text is. */
  readonly #ascii = new Uint8Array(128)

  constructor(spans: readonly Span[], isNegated: boolean, ignoresCase: boolean) {
    this.#spans = spans
    this.#isNegated = isNegated
    this.#ignoresCase = ignoresCase
    for (let code = 0; code < 128; code++) this.#ascii[code] = this.#look(code) ? 1 : 0
  }

  has(code: number): boolean {
    return code < 128 ? this.#ascii[code] === 1 : this.#look(code)
  }

  #look(code: number): boolean {
    if (this.#holds(code)) return !this.#isNegated
    if (!this.#ignoresCase) return this.#isNegated
    const character = String.fromCodePoint(code)
    const isFolded =
      this.#holdsText(character.toLowerCase()) || this.#holdsText(character.toUpperCase())
    return isFolded !== this.#isNegated
  }

  /** Case mappings to several characters are none. */
  #holdsText(text: string): boolean {
    const code = text.codePointAt(0)
    return code !== undefined && text.length === (code > 0xffff ? 2 : 1) && this.#holds(code)
  }

  #holds(code: number): boolean {
    return this.#spans.some(([from, to]) => code >= from && code <= to)
  }
}

/** All characters that are in none of the spans. */
export function complement(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = []
  let next = 0
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    if (from > next) found.push([next, from - 1])
    next = Math.max(next, to + 1)
  }
  if (next <= LAST_CODE_POINT) found.push([next, LAST_CODE_POINT])
  return found
}
