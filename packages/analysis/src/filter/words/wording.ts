// The phrases of a language that a filter is read aloud with.
import type { CompareOperator } from '../syntax/expression.ts'

type Direction = 'request' | 'response'

export interface Wording {
  readonly everything: string
  /** Operands are in words already, with `group` around lists inside of lists. */
  and(operands: readonly string[]): string
  or(operands: readonly string[]): string
  not(operand: string): string
  group(inner: string): string
  /** `field` is a noun phrase; its article says whether a frame has several values. */
  exists(field: string): string
  isAbsent(field: string): string
  compare(field: string, operator: CompareOperator, value: string): string
  range(from: string, to: string): string
  list(values: readonly string[]): string
  messages(api: string, direction: Direction | undefined): string
  /** Noun phrases for fields that have no words of their own. */
  fieldOf(field: string, api: string, direction: Direction): string
  anyField(field: string): string
  quote(text: string): string
}
