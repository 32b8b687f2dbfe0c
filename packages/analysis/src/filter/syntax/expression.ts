// The tree of a filter. Every node knows its place in the text, for errors and for chips.
import type { Place } from './problem.ts'

export type CompareOperator =
  | '==' // some value is equal
  | '!=' // there are values, and none is equal
  | '===' // there are values, and all are equal
  | '!==' // some value is not equal
  | '>'
  | '>='
  | '<'
  | '<='
  | 'contains'
  | 'matches'

export interface Name extends Place {
  readonly text: string
}

/** What it means depends on the field that it is compared with. */
export interface Literal extends Place {
  /** Without quotes and escapes. */
  readonly text: string
  readonly quoted: boolean
}

/** Both ends belong to it. */
export interface Interval extends Place {
  readonly from: Literal
  readonly to: Literal
}

export type SetItem = Literal | Interval

export interface Joined extends Place {
  readonly type: 'and' | 'or'
  /** Two or more. */
  readonly operands: readonly Expression[]
}

interface Negated extends Place {
  readonly type: 'not'
  readonly operand: Expression
}

export interface Exists extends Place {
  readonly type: 'exists'
  readonly field: Name
}

export interface Compare extends Place {
  readonly type: 'compare'
  readonly field: Name
  readonly operator: CompareOperator
  readonly value: Literal
}

export interface Membership extends Place {
  readonly type: 'in'
  readonly field: Name
  /** One or more. */
  readonly items: readonly SetItem[]
}

export type Expression = Joined | Negated | Exists | Compare | Membership
