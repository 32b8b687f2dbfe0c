/** What a check hands over besides passing: one line of figures, shown behind its name. */
type Figures = string

export interface Check {
  /** Short, kebab-case; `lab/src/main.ts check <name>` runs it alone. */
  readonly name: string
  /** A sentence: what has been shown when it passes. */
  readonly shows: string
  /** Programs that must be on PATH. */
  readonly needs: readonly string[]
  /** Throws where something is not as it should be. */
  run(): Promise<Figures>
}

/** Throws a readable error; `found` is printed as JSON. */
export function expectThat(condition: boolean, what: string, found?: unknown): asserts condition {
  if (condition) return
  const text = found === undefined ? '' : `; found ${JSON.stringify(found)}`
  throw new Error(`Expected ${what}${text}`)
}
