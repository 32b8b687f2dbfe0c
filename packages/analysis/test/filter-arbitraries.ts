// Filters for properties: trees of every shape, and text that is nearly a filter.
import fc from 'fast-check'
import { operators } from '../src/filter/syntax/operators.ts'
import type { Expression, Literal, Name, SetItem } from '../src/filter/syntax/expression.ts'
import { isWord } from '../src/filter/syntax/tokens.ts'

const nowhere = { start: 0, end: 0 }

const name: fc.Arbitrary<Name> = fc
  .constantFrom('api', 'error', 'kafka.api_key', 'Produce.request.acks', 'x', 'latency')
  .map((text) => ({ text, ...nowhere }))

const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.string({ maxLength: 12 }).map((text) => ({ text, quoted: true, ...nowhere })),
  fc
    .oneof(
      fc.string({ maxLength: 8 }).filter(isWord),
      fc.constantFrom('1', 'and', 'in', 'c4', '10ms'),
    )
    .map((text) => ({ text, quoted: false, ...nowhere })),
)

/** A bare word with a dot beside the two of the range would read as three: no parser makes it. */
const rangeEnd = literal.filter(({ text, quoted }) => quoted || !/^\.|\.$/.test(text))

const item: fc.Arbitrary<SetItem> = fc.oneof(
  literal,
  fc.tuple(rangeEnd, rangeEnd).map(([from, to]) => ({ from, to, ...nowhere })),
)

export const { any: anyExpression } = fc.letrec<{ any: Expression }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    name.map((field) => ({ type: 'exists' as const, field, ...nowhere })),
    fc
      .tuple(name, fc.constantFrom(...operators.map(({ operator }) => operator)), literal)
      .map(([field, operator, value]) => ({
        type: 'compare' as const,
        field,
        operator,
        value,
        ...nowhere,
      })),
    fc
      .tuple(name, fc.array(item, { minLength: 1, maxLength: 3 }))
      .map(([field, items]) => ({ type: 'in' as const, field, items, ...nowhere })),
    tie('any').map((operand) => ({ type: 'not' as const, operand, ...nowhere })),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('any'), { minLength: 2, maxLength: 3 }))
      .map(([type, operands]) => ({ type, operands, ...nowhere })),
  ),
}))

/** The tree with all places set to 0, for comparing. */
export function withoutPlaces(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree ?? null, (key, value: unknown) =>
      key === 'start' || key === 'end' ? 0 : value,
    ),
  ) as unknown
}
