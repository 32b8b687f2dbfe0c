import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyExpression, withoutPlaces } from '../../../test/filter-arbitraries.ts'
import { parseFilter } from './parse.ts'
import { printExpression, printLiteral } from './print.ts'

it('gives text that reads as the same tree', () => {
  fc.assert(
    fc.property(anyExpression, (expression) => {
      const printed = printExpression(expression)
      const parsed = parseFilter(printed)

      expect(parsed.ok ? withoutPlaces(parsed.expression) : parsed.error).toEqual(
        withoutPlaces(expression),
      )
      expect(parsed.ok && parsed.expression && printExpression(parsed.expression)).toBe(printed)
    }),
  )
})

it.each([
  ['orders', 'orders'],
  ['my orders', '"my orders"'],
  ['', '""'],
  ['a"\\b\n', '"a\\"\\\\b\\x0a"'],
  ['1..2', '"1..2"'],
])('quotes %j only where it must', (text, printed) => {
  expect(printLiteral({ text, quoted: false })).toBe(printed)
})
