// One term, ready to run, and how terms join. Terms are pure, so joining may change their order: the
// cheapest are asked first, and what they leave open is all that costs more.
import type { Scope } from '../check/scope.ts'
import type { FilterableFrame, Need } from '../frame.ts'

/** What asking costs, by its kind. Only the order counts. */
export const COST = {
  column: 0,
  text: 1,
  host: 2,
  errors: 3,
  status: 4,
  summary: 5,
  message: 6,
  records: 7,
} as const

export interface Term {
  readonly cost: number
  readonly needs: readonly Need[]
  readonly scope: Scope
  matches(frame: FilterableFrame): boolean
  /** From the columns alone; undefined where the message must be decoded. */
  decide(frame: FilterableFrame): boolean | undefined
}

export function joined(type: 'and' | 'or', terms: readonly Term[], scope: Scope): Term {
  const cheapestFirst = terms.toSorted((a, b) => a.cost - b.cost)
  const isOr = type === 'or'
  return {
    cost: Math.max(...terms.map(({ cost }) => cost)),
    needs: [...new Set(terms.flatMap(({ needs }) => needs))],
    scope,
    matches(frame) {
      for (const term of cheapestFirst) if (term.matches(frame) === isOr) return isOr
      return !isOr
    },
    decide(frame) {
      let isOpen = false
      for (const term of cheapestFirst) {
        const decided = term.decide(frame)
        if (decided === isOr) return isOr
        isOpen ||= decided === undefined
      }
      return isOpen ? undefined : !isOr
    },
  }
}

export function negated(term: Term, scope: Scope): Term {
  return {
    cost: term.cost,
    needs: term.needs,
    scope,
    matches: (frame) => !term.matches(frame),
    decide(frame) {
      const decided = term.decide(frame)
      return decided === undefined ? undefined : !decided
    },
  }
}

/** A term that columns decide. */
export function columnTerm(
  test: (frame: FilterableFrame) => boolean,
  { cost, needs, scope }: Pick<Term, 'cost' | 'needs' | 'scope'>,
): Term {
  return { cost, needs, scope, matches: test, decide: test }
}
