// What checking finds: the first error, and everything that is valid but can never hold.
import type { FilterProblem } from '../syntax/problem.ts'

export class Report {
  error: FilterProblem | undefined
  readonly warnings: FilterProblem[] = []

  /** Always undefined, so that a function can end with it. */
  fail(error: FilterProblem): undefined {
    this.error ??= error
    return undefined
  }

  warn(warning: FilterProblem | undefined): void {
    if (warning !== undefined) this.warnings.push(warning)
  }
}
