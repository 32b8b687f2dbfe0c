// The tree as steps of a machine (Thompson's construction): take one of these characters, go on at
// two places, pass an edge, done. Counted repeats are written out, so the number of steps is bounded.
import { CharacterSet } from './character-set.ts'
import { type Edge, type PatternNode } from './pattern-tree.ts'

/** `next` and `other` are numbers of steps. */
type Step =
  | { readonly type: 'take'; readonly set: CharacterSet; readonly next: number }
  | { readonly type: 'edge'; readonly edge: Edge; readonly next: number }
  | { readonly type: 'fork'; readonly next: number; readonly other: number }
  | { readonly type: 'done' }

export interface Program {
  readonly steps: readonly Step[]
  readonly start: number
}

/** Our choice; matching costs at most this much for each character. */
export const MAX_STEPS = 1000

/** Undefined where the pattern is too large. */
export function programOf(tree: PatternNode, ignoresCase: boolean): Program | undefined {
  const writer = new ProgramWriter(ignoresCase)
  const done = writer.add({ type: 'done' })
  const start = writer.write(tree, done)
  return writer.isFull ? undefined : { steps: writer.steps, start }
}

/** Writes from the end to the beginning: what follows a node is known when it is written. */
class ProgramWriter {
  readonly steps: Step[] = []
  readonly #ignoresCase: boolean

  constructor(ignoresCase: boolean) {
    this.#ignoresCase = ignoresCase
  }

  get isFull(): boolean {
    return this.steps.length > MAX_STEPS
  }

  add(step: Step): number {
    this.steps.push(step)
    return this.steps.length - 1
  }

  /** The number of the node's first step; `next` follows it. */
  write(node: PatternNode, next: number): number {
    if (this.isFull) return next
    switch (node.type) {
      case 'characters': {
        const set = new CharacterSet(node.spans, node.isNegated, this.#ignoresCase)
        return this.add({ type: 'take', set, next })
      }
      case 'edge':
        return this.add({ type: 'edge', edge: node.edge, next })
      case 'sequence':
        return node.items.reduceRight((after, item) => this.write(item, after), next)
      case 'choice':
        return node.items
          .map((item) => this.write(item, next))
          .reduceRight((other, first) => this.add({ type: 'fork', next: first, other }))
      case 'repeat':
        break
    }
    return this.#repeat(node.item, node.least, node.most, next)
  }

  #repeat(item: PatternNode, least: number, most: number, next: number): number {
    let first = most === Infinity ? this.#loop(item, next) : next
    const optional = most === Infinity ? 0 : most - least
    for (let count = 0; count < optional && !this.isFull; count++) {
      first = this.add({ type: 'fork', next: this.write(item, first), other: next })
    }
    for (let count = 0; count < least && !this.isFull; count++) first = this.write(item, first)
    return first
  }

  #loop(item: PatternNode, next: number): number {
    const fork = this.add({ type: 'fork', next, other: next })
    this.steps[fork] = { type: 'fork', next: this.write(item, fork), other: next }
    return fork
  }
}
