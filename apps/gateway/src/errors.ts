// Everything that an operator or a user can meet, once: code, HTTP status, what happened, what to do.
// An HTTP answer becomes a problem (http/problem.ts), a command prints both sentences and exits 2,
// docs/errors.md is written from this table. Codes are stable: people search for them.
// A broker that says no is no GatewayError but a value in the session; a bug is an `invariant`.
import { gatewayErrors } from './error-table.ts'

export { gatewayErrors }

export type GatewayErrorCode = keyof typeof gatewayErrors

/** The `{names}` in a message: leaving one out, or misspelling it, does not compile. */
type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never

export type GatewayErrorDetails<Code extends GatewayErrorCode> = Readonly<
  Record<Placeholder<(typeof gatewayErrors)[Code]['message' | 'remedy']>, string | number>
>

/** What commands exit with when a GatewayError ends them. */
export const USAGE_OR_INPUT_EXIT_CODE = 2

export class GatewayError<Code extends GatewayErrorCode = GatewayErrorCode> extends Error {
  override readonly name = 'GatewayError'
  readonly code: Code
  /** HTTP status of the problem document. */
  readonly status: number
  /** What the reader can do, a sentence without full stop. */
  readonly remedy: string
  readonly details: Readonly<Record<string, string | number>>

  constructor(code: Code, details: GatewayErrorDetails<Code>, options?: ErrorOptions) {
    const entry = gatewayErrors[code]
    super(fill(entry.message, details), options)
    this.code = code
    this.status = entry.status
    this.remedy = fill(entry.remedy, details)
    this.details = details
  }
}

/** For what cannot happen unless we are wrong. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Brokerscope bug: ${message}`)
}

/** The part of an unknown thrown value that belongs into a sentence. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // A failed connect to a name with several addresses has an empty message of its own.
  if (error instanceof AggregateError && error.message === '' && error.errors.length > 0) {
    return error.errors.map(reasonOf).join('; ')
  }
  return error.message
}

function fill(text: string, details: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) =>
    String(details[name] ?? placeholder),
  )
}
