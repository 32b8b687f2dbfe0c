export interface BenchOptions {
  readonly rounds: number
  /** Of each measurement. */
  readonly seconds: number
  /** Write the result into docs/performance.md. */
  readonly write: boolean
}
