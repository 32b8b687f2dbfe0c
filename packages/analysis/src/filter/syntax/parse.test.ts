import { describe, expect, it } from 'vitest'
import { MAX_FILTER_LENGTH, parseFilter } from './parse.ts'
import { printExpression } from './print.ts'

/** With every pair of parentheses that the ranks of the operators imply. */
function shape(source: string): string {
  const parsed = parseFilter(source)
  if (!parsed.ok) return `${parsed.error.column}+${parsed.error.length} ${parsed.error.message}`
  return parsed.expression === undefined ? '' : printExpression(parsed.expression)
}

describe('the grammar', () => {
  it.each([
    ['', ''],
    ['  ', ''],
    ['error', 'error'],
    ['!error', '!error'],
    ['not error and api', '!error && api'],
    ['a || b && c', 'a || (b && c)'],
    ['(a || b) && c', '(a || b) && c'],
    ['a AND b OR NOT c', '(a && b) || !c'],
    ['a && (b && c)', 'a && (b && c)'],
    ['!a == b', '!(a == b)'],
    ['! ! a', '!!a'],
    ['api eq Produce', 'api == Produce'],
    [
      'a ne 1 and b gt 2 and c lt 3 and d ge 4 and e le 5',
      'a != 1 && b > 2 && c < 3 && d >= 4 && e <= 5',
    ],
    ['a ~ "x"', 'a matches "x"'],
    ['a in {1, 2..5,"x y"}', 'a in {1, 2..5, "x y"}'],
    ['a not in {1}', '!(a in {1})'],
    ['a == in', 'a == in'],
    ['a contains and', 'a contains and'],
  ])('%s is %s', (source, expected) => {
    expect(shape(source)).toBe(expected)
  })

  it('knows the place of every term, parentheses included', () => {
    const parsed = parseFilter('a && (b == 1 || c)')

    expect(parsed).toMatchObject({
      expression: {
        start: 0,
        end: 18,
        operands: [
          { start: 0, end: 1 },
          {
            start: 5,
            end: 18,
            operands: [
              { start: 6, end: 12 },
              { start: 16, end: 17 },
            ],
          },
        ],
      },
    })
  })
})

describe('a problem', () => {
  it.each([
    ['api ==', '7+0 Expected a value'],
    ['api == && b', '8+2 Expected a value instead of &&'],
    ['&& api', '1+2 Expected a field instead of &&'],
    ['and api', '1+3 Expected a field before and'],
    ['"api" == 1', '1+5 Expected a field instead of api'],
    ['(api == 1', '10+0 Expected ) or another term'],
    ['api)', '4+1 This ) has no ( before it'],
    ['api = 1', '5+1 "=" is no operator'],
    ['api in 1', '8+1 Expected { and a list of values'],
    ['api in {}', '9+1 Expected a value instead of }'],
    ['api in {1', '10+0 Expected } or another value'],
    ['1 < a < 5', '7+1 A value cannot be compared again; join two comparisons with &&'],
    ['topic == my orders', '13+6 Expected && or ||; a value with blanks needs quotes: "..."'],
    ['api is 3', '5+2 Expected && or ||, or an operator: == != > >= < <= contains matches in'],
    ['a == "b', '6+2 The text has no closing quote'],
    ['!'.repeat(100), '65+1 Nested too deeply'],
    [Array.from({ length: 600 }, () => 'a').join('||'), '1537+1 More than 512 terms'],
  ])('in %s is %s', (source, expected) => {
    expect(shape(source)).toBe(expected)
  })

  it('is a filter that is too long', () => {
    const long = 'a'.repeat(MAX_FILTER_LENGTH + 1)

    expect(shape(long)).toBe('8193+1 A filter is at most 8192 characters long')
  })
})
