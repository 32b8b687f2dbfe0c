import type { FrameError } from '@brokerscope/analysis'
import type { ErrorCount } from '../messages.ts'

/** How often each error code was answered, and what it is called. */
export class ErrorCounts {
  readonly #counts = new Map<number, { name: string; count: number }>()

  add(errors: readonly FrameError[]): void {
    for (const { code, name } of errors) {
      const known = this.#counts.get(code)
      if (known === undefined) this.#counts.set(code, { name, count: 1 })
      else known.count += 1
    }
  }

  /** Most frequent first, then by code. */
  list(): ErrorCount[] {
    return [...this.#counts]
      .map(([code, { name, count }]) => ({ code, name, count }))
      .toSorted((a, b) => b.count - a.count || a.code - b.code)
  }
}
