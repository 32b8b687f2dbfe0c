// How operators are written. Words are Wireshark's; capitals do not matter.
import type { CompareOperator } from './expression.ts'

export interface OperatorForm {
  readonly operator: CompareOperator
  /** The first is how it is printed. */
  readonly spellings: readonly string[]
}

export const operators: readonly OperatorForm[] = [
  { operator: '==', spellings: ['==', 'eq', 'any_eq'] },
  { operator: '!=', spellings: ['!=', 'ne', 'all_ne'] },
  { operator: '>', spellings: ['>', 'gt'] },
  { operator: '>=', spellings: ['>=', 'ge'] },
  { operator: '<', spellings: ['<', 'lt'] },
  { operator: '<=', spellings: ['<=', 'le'] },
  { operator: 'contains', spellings: ['contains'] },
  { operator: 'matches', spellings: ['matches', '~'] },
  { operator: '===', spellings: ['===', 'all_eq'] },
  { operator: '!==', spellings: ['!==', 'any_ne'] },
]

const bySpelling = new Map(
  operators.flatMap(({ operator, spellings }) =>
    spellings.map((spelling) => [spelling, operator] as const),
  ),
)

export function operatorOf(text: string): CompareOperator | undefined {
  return bySpelling.get(text.toLowerCase())
}

export function isAnd(text: string): boolean {
  return text === '&&' || text.toLowerCase() === 'and'
}

export function isOr(text: string): boolean {
  return text === '||' || text.toLowerCase() === 'or'
}

export function isNot(text: string): boolean {
  return text === '!' || text.toLowerCase() === 'not'
}

export function isIn(text: string): boolean {
  return text.toLowerCase() === 'in'
}
