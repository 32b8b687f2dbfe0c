import { describe, expect, it } from 'vitest'
import type { CompareOperator } from '../syntax/expression.ts'
import { parseFilter } from '../syntax/parse.ts'
import { comparison, membership, misfit, type BuiltTest, type Compared } from './build-test.ts'

function build(compared: Compared, text: string): BuiltTest {
  const parsed = parseFilter(`x ${text}`)
  const expression = parsed.ok ? parsed.expression : undefined
  if (expression?.type === 'in') return membership(compared, expression.items)
  if (expression?.type !== 'compare') throw new Error(text)
  return comparison(compared, expression.operator, expression.value)
}

function passes(type: Compared['type'], text: string, value: unknown): unknown {
  const built = build({ type, choices: ['request', 'response'] }, text)
  return built.ok ? built.test(value as never) : built.error.message
}

it.each([
  ['integer', '== 0x10', 16, true],
  ['integer', 'in {1..3, 7}', 7, true],
  ['integer', 'in {1..3, 7}', 4, false],
  ['byteCount', '>= 1KiB', 1024, true],
  ['millis', '> 1.5s', 1501n, true],
  ['millis', '> 1.5ms', 1, false],
  ['millis', '== 500', 500, true],
  ['errorCode', '== unsupported_version', 35, true],
  ['errorCode', 'contains COORD', 15, true],
  ['errorCode', 'matches "^not_"', 16, true],
  ['apiKey', 'in {Produce, Fetch}', 1, true],
  ['float', '< 0.5', 0.25, true],
  ['boolean', '== true', true, true],
  ['text', '== 12', '12', true],
  ['text', '>= b', 'a', false],
  ['uuid', 'contains AB', 'xABy', true],
  ['bytes', '== abc', Uint8Array.of(97, 98, 99), true],
  ['bytes', '== 61:62', Uint8Array.of(97, 98), true],
  ['bytes', '== "61:62"', Uint8Array.of(97, 98), false],
  ['bytes', 'contains 62:63', Uint8Array.of(97, 98, 99), true],
  ['duration', '>= 10ms', 1e7, true],
  ['instant', '== 1970-01-01T00:00:01Z', 1_000_000_000n, true],
  ['choice', '== REQUEST', 'request', true],
] as const)('%s %s takes %s: %s', (type, text, value, expected) => {
  const { choices, ...rest } = { choices: ['request', 'response'], type }
  const built = build(type === 'choice' ? { ...rest, choices } : rest, text)

  expect(built.ok && built.test(value)).toBe(expected)
})

describe('a literal of the wrong form', () => {
  it.each([
    [{ type: 'integer' }, '== x', 'Expected a whole number such as 12, -1 or 0x1f', undefined],
    [
      { type: 'errorCode' },
      '== UNSUPORTED_VERSION',
      'Expected an error such as',
      'UNSUPPORTED_VERSION',
    ],
    [{ type: 'apiKey' }, '== Prodce', 'Expected an API such as Produce or 0', 'Produce'],
    [{ type: 'duration' }, '> 10', 'Expected a duration with its unit', '10ms'],
    [{ type: 'boolean' }, '== yes', 'Expected true or false', undefined],
    [
      { type: 'choice', choices: ['request', 'response'] },
      '== reqest',
      'Expected one of request',
      'request',
    ],
    [{ type: 'instant' }, '> noon', 'Expected a time such as', undefined],
    [{ type: 'text' }, 'matches "("', 'The pattern has a ( without )', undefined],
    [{ type: 'boolean' }, 'in {true..false}', 'These values have no order', undefined],
    [{ type: 'integer' }, 'in {1..x}', 'Expected a whole number', undefined],
    [{ type: 'integer' }, 'in {x..1}', 'Expected a whole number', undefined],
  ] as const)('%j %s', (compared, text, message, suggestion) => {
    const built = build(compared, text)

    expect(built.ok).toBe(false)
    if (built.ok) return
    expect(built.error.message).toContain(message)
    expect(built.error.suggestion).toBe(suggestion)
  })
})

it('warns of values that cannot be', () => {
  expect(build({ type: 'integer', range: [-128n, 127n] }, '== 200')).toMatchObject({
    ok: true,
    warning: { message: 'Its values lie between -128 and 127', column: 6 },
  })
  expect(build({ type: 'apiKey' }, '== 500')).toMatchObject({
    warning: { message: 'No known API has the key 500' },
  })
})

it('takes null where a message can have it, and as text elsewhere', () => {
  expect(passes('text', '== null', 'null')).toBe(true)
  const nullable = build({ type: 'text', isNullable: true }, '== null')
  expect(nullable.ok && [nullable.test(null), nullable.test('null')]).toEqual([true, false])
  expect(build({ type: 'text', isNullable: false }, '== null')).toMatchObject({
    warning: { message: 'This is never null' },
  })
})

it.each([
  ['struct', '==', 'is a group of fields, which is there or not'],
  ['integer', 'contains', 'is no text, so contains cannot be used'],
  ['boolean', '>', 'has no order, so > cannot be used'],
  ['text', 'matches', undefined],
  ['integer', '!=', undefined],
] as const)('%s with %s: %s', (type, operator: CompareOperator, wrong) => {
  expect(misfit(type, operator)).toBe(wrong)
})
