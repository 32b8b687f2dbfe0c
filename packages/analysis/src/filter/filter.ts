// Text to a predicate over frames. The one way in: nothing that is wrong with the text is thrown.
import { check } from './check/checker.ts'
import { Report } from './check/report.ts'
import type { SeenValues } from './check/seen-values.ts'
import type { FilterableFrame, Need } from './frame.ts'
import type { Expression } from './syntax/expression.ts'
import { parseFilter } from './syntax/parse.ts'
import { problemAt, type FilterProblem } from './syntax/problem.ts'

export interface CompileOptions {
  /** Of the capture at hand, for warnings about values that it does not hold. */
  readonly seen?: SeenValues
}

export interface CompiledFilter {
  readonly ok: true
  readonly text: string
  /** Undefined for empty text, which every frame passes. */
  readonly expression: Expression | undefined
  /** Valid, but it can hold for no frame as it stands. */
  readonly warnings: readonly FilterProblem[]
  /** What it reads beyond the plain columns. */
  readonly needs: readonly Need[]
  /** Decodes where the columns leave it open. */
  matches(frame: FilterableFrame): boolean
  /**
   * From the columns alone, without decoding; undefined where that leaves it open. For hosts that
   * must fetch the bytes of a frame first: ask this for every frame, and `matches` for the open ones.
   */
  decide(frame: FilterableFrame): boolean | undefined
}

export type FilterOrError = CompiledFilter | { readonly ok: false; readonly error: FilterProblem }

function always(): boolean {
  return true
}

export function compileFilter(text: string, { seen }: CompileOptions = {}): FilterOrError {
  const parsed = parseFilter(text)
  if (!parsed.ok) return parsed
  const { expression } = parsed
  if (expression === undefined) {
    return { ok: true, text, expression, warnings: [], needs: [], matches: always, decide: always }
  }
  const report = new Report()
  const term = check(expression, report, seen)
  if (term === undefined) {
    return { ok: false, error: report.error ?? problemAt(expression, 'This cannot be checked') }
  }
  const { warnings } = report
  return {
    ok: true,
    text,
    expression,
    warnings,
    needs: term.needs,
    matches: (frame) => term.matches(frame),
    decide: (frame) => term.decide(frame),
  }
}
