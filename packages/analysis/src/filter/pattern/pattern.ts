// Regular expressions over captured text. The pattern comes from a hand or a link, the text from a
// stranger, and both meet in the worker that owns the session; with JavaScript's own RegExp a pattern
// such as (a+)+$ takes longer than a day on forty characters, whatever the lengths are capped to.
// So this is a set simulation: all places of the pattern where a match could stand move on together,
// one character at a time, at most MAX_STEPS for each. Only yes or no is asked for.
// The price: no back references, no looking around. What is written is what PCRE writes otherwise.
import { parsePattern } from './pattern-tree.ts'
import { MAX_STEPS, programOf, type Program } from './program.ts'

/** Longer text is looked at so far. Our choice: more than any name, error message or summary. */
export const MAX_TEXT = 65_536

export type CompiledPattern =
  | { readonly ok: true; test(text: string): boolean }
  | { readonly ok: false; readonly message: string }

export function compilePattern(source: string): CompiledPattern {
  const parsed = parsePattern(source)
  if (!parsed.ok) return parsed
  const program = programOf(parsed.tree, parsed.ignoresCase)
  if (program === undefined) {
    return { ok: false, message: `The pattern needs more than ${MAX_STEPS} steps` }
  }
  const machine = new Machine(program)
  return { ok: true, test: (text) => machine.finds(text) }
}

class Machine {
  readonly #program: Program
  /** Steps that wait for the next character, and those that will. */
  #now: Int32Array
  #then: Int32Array
  #waiting = 0
  /** Round in which a step was last reached: a step is reached once for each character. */
  readonly #seen: Int32Array
  #round = 0
  /** Steps still to be followed; none is pushed twice in a round, but by both ways of a fork. */
  readonly #stack: number[] = []

  constructor(program: Program) {
    this.#program = program
    const { length } = program.steps
    this.#now = new Int32Array(length)
    this.#then = new Int32Array(length)
    this.#seen = new Int32Array(length)
  }

  finds(text: string): boolean {
    const length = Math.min(text.length, MAX_TEXT)
    this.#newSearch()
    let before = -1
    for (let at = 0; ;) {
      const code = at < length ? (text.codePointAt(at) ?? -1) : -1
      // A match may begin here as well.
      if (this.#reach(this.#program.start, before, code)) return true
      if (code < 0) return false
      const { steps } = this.#program
      const count = this.#waiting
      ;[this.#now, this.#then] = [this.#then, this.#now]
      this.#waiting = 0
      this.#round += 1
      at += code > 0xffff ? 2 : 1
      const after = at < length ? (text.codePointAt(at) ?? -1) : -1
      for (let index = 0; index < count; index++) {
        const step = steps[this.#now[index]!]!
        if (step.type === 'take' && step.set.has(code) && this.#reach(step.next, code, after)) {
          return true
        }
      }
      before = code
    }
  }

  #newSearch(): void {
    if (this.#round > 1_000_000_000) {
      this.#round = 0
      this.#seen.fill(0)
    }
    this.#round += 1
    this.#waiting = 0
  }

  /** Follows everything that takes no character; true when the pattern is through. */
  #reach(start: number, before: number, after: number): boolean {
    const stack = this.#stack
    stack.length = 0
    stack.push(start)
    while (stack.length > 0) {
      const number = stack.pop()!
      if (this.#seen[number] === this.#round) continue
      this.#seen[number] = this.#round
      const step = this.#program.steps[number]!
      switch (step.type) {
        case 'done':
          return true
        case 'take':
          this.#then[this.#waiting] = number
          this.#waiting += 1
          break
        case 'edge':
          if (isAtEdge(step.edge, before, after)) stack.push(step.next)
          break
        case 'fork':
          stack.push(step.other, step.next)
          break
      }
    }
    return false
  }
}

/** -1 is outside of the text. */
function isAtEdge(
  edge: 'start' | 'end' | 'word' | 'noWord',
  before: number,
  after: number,
): boolean {
  if (edge === 'start') return before < 0
  if (edge === 'end') return after < 0
  return (isWordCode(before) !== isWordCode(after)) === (edge === 'word')
}

function isWordCode(code: number): boolean {
  const isLetter = (code | 32) >= 97 && (code | 32) <= 122
  return code >= 0 && (isLetter || (code >= 48 && code <= 57) || code === 95)
}
