// Terms about error codes. An index holds the first code of a response and how many there are, which
// settles all but responses with several errors. A response without an error has the value 0.
import type { ValueTest } from '../check/value-tests.ts'
import type { FilterableFrame } from '../frame.ts'
import { scopeOfDirection } from '../check/scope.ts'
import type { Quantifier } from '../check/term-tests.ts'
import { COST, type Term } from './term.ts'

export function errorTerm(quantifier: Quantifier, test: ValueTest): Term {
  const isSome = quantifier === 'some'
  return {
    cost: COST.errors,
    needs: ['errors'],
    scope: scopeOfDirection('response'),
    matches(frame) {
      const decided = decide(frame, isSome, test)
      if (decided !== undefined) return decided
      const codes = frame.errorCodes()
      return isSome ? codes.some(test) : codes.every(test)
    },
    decide: (frame) => decide(frame, isSome, test),
  }
}

function decide(frame: FilterableFrame, isSome: boolean, test: ValueTest): boolean | undefined {
  if (!frame.isResponse || frame.apiKey < 0) return false
  const passes = test(frame.firstError)
  if (frame.errorCount <= 1 || passes === isSome) return passes
  return undefined
}
