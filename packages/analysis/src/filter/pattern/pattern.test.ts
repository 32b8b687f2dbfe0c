import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePattern, MAX_TEXT } from './pattern.ts'

function finds(pattern: string, text: string): boolean | string {
  const compiled = compilePattern(pattern)
  return compiled.ok ? compiled.test(text) : compiled.message
}

describe('a pattern', () => {
  it.each([
    ['kgo', 'my KGO client', true],
    ['(?-i)kgo', 'my KGO client', false],
    ['(?i)kgo', 'my KGO client', true],
    ['^orders-\\d+$', 'orders-17', true],
    ['^orders-\\d+$', 'orders-17b', false],
    ['colou?r', 'color', true],
    ['a{2,3}b', 'xaab', true],
    ['^a{2,3}b', 'aaaab', false],
    ['a{2}', 'a', false],
    ['(ab|cd)+e', 'abcde', true],
    ['[^a-c]', 'abc', false],
    ['[^A-C]', 'abc', false],
    ['[\\d.-]+x', '1.2-3x', true],
    ['[]a]', ']', true],
    ['\\bterm\\b', 'a term!', true],
    ['\\bterm\\b', 'terms', false],
    ['\\Bs', 'terms', true],
    ['a.c', 'a\nc', false],
    ['^$', '', true],
    ['', 'anything', true],
    ['\\x41\\u0042\\u{1f600}', 'ab\u{1f600}', true],
    ['^.$', '\u{1f600}', true],
    ['(?:a|b)(?<name>c)', 'bc', true],
    ['a*?b', 'aab', true],
    ['\u00c4pfel', '\u00e4PFEL', true],
  ])('%s in %j: %s', (pattern, text, expected) => {
    expect(finds(pattern, text)).toBe(expected)
  })

  it.each([
    ['a(b', 'The pattern has a ( without )'],
    ['a)b', 'The pattern has a ) without ('],
    ['[ab', 'The pattern has a [ without ]'],
    ['*a', 'The pattern has * with nothing before it'],
    ['a{3,2}', 'The pattern has the numbers of {3,2} in the wrong order'],
    ['a{2000}', 'The pattern has {2000}, more than 1000 times'],
    ['(?=a)', 'The pattern has (?, which looks around or sets a mode'],
    ['(a)\\1', 'The pattern has \\1, a back reference'],
    ['a++', 'The pattern has a possessive quantifier'],
    ['[z-a]', 'The pattern has a range from right to left'],
    ['\\q', 'The pattern has \\q, which is unknown'],
    ['\\', 'The pattern has a \\ at the end'],
    ['\\xg', 'The pattern has \\x without hex digits'],
    ['(a{1000}){1000}', 'The pattern needs more than 1000 steps'],
    ['('.repeat(40), 'The pattern has groups nested too deeply'],
  ])('that cannot be used is refused: %s', (pattern, message) => {
    expect(finds(pattern, '')).toBe(message)
  })

  it('that makes other engines backtrack takes no longer than others', () => {
    const text = 'a'.repeat(MAX_TEXT)

    expect(finds('(a+)+$b', text)).toBe(false)
    expect(finds('(a|aa)+$c', text)).toBe(false)
    expect(finds('(.*)(.*)(.*)x', text)).toBe(false)
  })

  it('looks at the beginning of very long text only', () => {
    expect(finds('b', `${'a'.repeat(MAX_TEXT)}b`)).toBe(false)
  })

  it('finds what the engine of JavaScript finds', () => {
    const atom = fc.oneof(
      fc.constantFrom('a', 'b', 'c', '.', '\\d', '\\W', '[ab]', '[^b]', '^', '$', '\\b', ' '),
    )
    const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
      pattern: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        atom,
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
        fc
          .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,}', '{0,2}', '*?'))
          .map(([a, b]) => `(?:${a})${b}`),
      ),
    }))
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' ', 'A'), maxLength: 8 })

    fc.assert(
      fc.property(pattern, text, (source, words) => {
        expect(finds(source, words)).toBe(new RegExp(source, 'i').test(words))
      }),
      { numRuns: 500 },
    )
  })

  it('never throws, whatever the pattern', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...'a b ( | ) [ ] { } ^ $ \\ * + ? . 1 , - : <'.split(' ')),
          maxLength: 20,
        }),
        (source) => {
          expect(typeof finds(source, 'ab1')).toMatch(/boolean|string/)
        },
      ),
      { numRuns: 500 },
    )
  })
})
