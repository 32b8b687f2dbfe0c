// Operator and literals to a test of one value, for one type of values; or why that makes no sense.
import { apis } from '@brokerscope/codec'
import { closest } from '../fields/closest.ts'
import { isOrdered, isTextual, type IntegerRange, type ValueType } from '../fields/value-type.ts'
import type { CompareOperator, Interval, Literal, SetItem } from '../syntax/expression.ts'
import { problemAt, type FilterProblem } from '../syntax/problem.ts'
import {
  errorNames,
  expected,
  readApiKey,
  readBoolean,
  readByteCount,
  readDuration,
  readErrorCode,
  readFloat,
  readHexBytes,
  readInstant,
  readInteger,
} from './literals.ts'
import {
  booleanTest,
  bothOf,
  bytesTest,
  containsTest,
  integerTest,
  matchesTest,
  namedCodeTest,
  numberTest,
  nullTest,
  orderingOf,
  someOf,
  textTest,
  type Ordering,
  type ValueTest,
} from './value-tests.ts'
import { bytesOfText } from './byte-text.ts'

/** What is compared, as far as a test depends on it. */
export interface Compared {
  readonly type: ValueType
  readonly choices?: readonly string[]
  readonly range?: IntegerRange
  readonly isNullable?: boolean
}

export type BuiltTest =
  | { readonly ok: true; readonly test: ValueTest; readonly warning?: FilterProblem }
  | { readonly ok: false; readonly error: FilterProblem }

/** Why an operator makes no sense for a type; undefined where it does. */
export function misfit(type: ValueType, operator: CompareOperator): string | undefined {
  if (type === 'struct') return 'is a group of fields, which is there or not'
  if (operator === 'contains' || operator === 'matches') {
    return isTextual(type) ? undefined : `is no text, so ${operator} cannot be used`
  }
  const ordering = orderingOf(operator)
  if (ordering === '==' || isOrdered(type)) return undefined
  return `has no order, so ${operator} cannot be used`
}

export function comparison(
  compared: Compared,
  operator: CompareOperator,
  literal: Literal,
): BuiltTest {
  const ordering = orderingOf(operator)
  if (ordering !== undefined) return ordered(compared, ordering, literal)
  const byText = operator === 'contains' ? contains(compared, literal) : matches(literal)
  const { type } = compared
  if (!byText.ok || (type !== 'errorCode' && type !== 'apiKey')) return byText
  return { ok: true, test: namedCodeTest(type, byText.test) }
}

export function membership(compared: Compared, items: readonly SetItem[]): BuiltTest {
  const tests: ValueTest[] = []
  let warning: FilterProblem | undefined
  for (const item of items) {
    const built = 'from' in item ? interval(compared, item) : ordered(compared, '==', item)
    if (!built.ok) return built
    tests.push(built.test)
    warning ??= built.warning
  }
  return { ok: true, test: someOf(tests), ...(warning && { warning }) }
}

function interval(compared: Compared, item: Interval): BuiltTest {
  if (!isOrdered(compared.type)) {
    return { ok: false, error: problemAt(item, 'These values have no order, so no range of them') }
  }
  const from = ordered(compared, '>=', item.from)
  if (!from.ok) return from
  const to = ordered(compared, '<=', item.to)
  if (!to.ok) return to
  return { ok: true, test: bothOf(from.test, to.test) }
}

function contains({ type }: Compared, { text, quoted }: Literal): BuiltTest {
  const bytes = type === 'bytes' && !quoted ? readHexBytes(text) : undefined
  return { ok: true, test: containsTest(bytes ?? text) }
}

function matches(literal: Literal): BuiltTest {
  const built = matchesTest(literal.text)
  return built.ok ? built : { ok: false, error: problemAt(literal, built.message) }
}

function ordered(compared: Compared, ordering: Ordering, literal: Literal): BuiltTest {
  const { text, quoted } = literal
  if (text === 'null' && !quoted && ordering === '==' && compared.isNullable !== undefined) {
    return compared.isNullable
      ? { ok: true, test: nullTest() }
      : { ok: true, test: nullTest(), warning: problemAt(literal, 'This is never null') }
  }
  switch (compared.type) {
    case 'integer':
      return ofInteger(compared, ordering, literal, readInteger(text))
    case 'byteCount':
      return ofInteger(compared, ordering, literal, readByteCount(text))
    case 'apiKey':
      return ofInteger(compared, ordering, literal, readApiKey(text))
    case 'errorCode':
      return ofInteger(compared, ordering, literal, readErrorCode(text))
    case 'millis':
      return ofMillis(compared, ordering, literal)
    case 'float':
      return ofNumber(compared, ordering, literal, readFloat(text))
    case 'duration':
      return ofNumber(compared, ordering, literal, readDuration(text))
    case 'instant':
      return ofInteger(compared, ordering, literal, readInstant(text))
    case 'boolean':
      return ofBoolean(compared, literal)
    case 'choice':
      return ofChoice(compared, ordering, literal)
    case 'bytes': {
      const bytes = quoted ? undefined : readHexBytes(text)
      return { ok: true, test: bytesTest(bytes ?? bytesOfText(text)) }
    }
    default:
      return { ok: true, test: textTest(ordering, text) }
  }
}

function ofInteger(
  compared: Compared,
  ordering: Ordering,
  literal: Literal,
  value: bigint | undefined,
): BuiltTest {
  if (value === undefined) return notOfForm(compared, literal)
  const test = integerTest(ordering, value)
  const doubt = doubtOf(compared, value)
  return doubt === undefined
    ? { ok: true, test }
    : { ok: true, test, warning: problemAt(literal, doubt) }
}

/** Valid, but nothing will ever have this value. */
function doubtOf({ type, range }: Compared, value: bigint): string | undefined {
  if (range !== undefined && (value < range[0] || value > range[1])) {
    return `Its values lie between ${range[0]} and ${range[1]}`
  }
  if (type === 'apiKey' && !apis.some(({ apiKey }) => BigInt(apiKey) === value)) {
    return `No known API has the key ${value}`
  }
  return undefined
}

/** `throttle > 1.5ms` is exact: a bigint and a double compare by what they are. */
function ofMillis(compared: Compared, ordering: Ordering, literal: Literal): BuiltTest {
  const value = readInteger(literal.text)
  if (value !== undefined) return ofInteger(compared, ordering, literal, value)
  const nanos = readDuration(literal.text)
  return ofNumber(compared, ordering, literal, nanos === undefined ? undefined : nanos / 1e6)
}

function ofNumber(
  compared: Compared,
  ordering: Ordering,
  literal: Literal,
  value: number | undefined,
): BuiltTest {
  if (value === undefined) return notOfForm(compared, literal)
  return { ok: true, test: numberTest(ordering, value) }
}

function ofBoolean(compared: Compared, literal: Literal): BuiltTest {
  const value = readBoolean(literal.text)
  return value === undefined ? notOfForm(compared, literal) : { ok: true, test: booleanTest(value) }
}

function ofChoice(compared: Compared, ordering: Ordering, literal: Literal): BuiltTest {
  const low = literal.text.toLowerCase()
  const choice = compared.choices?.find((each) => each.toLowerCase() === low)
  return choice === undefined
    ? notOfForm(compared, literal)
    : { ok: true, test: textTest(ordering, choice) }
}

function notOfForm(compared: Compared, literal: Literal): BuiltTest {
  const { type, choices } = compared
  const form = choices === undefined ? expected(type) : `one of ${choices.join(', ')}`
  const suggestion = suggestionFor(compared, literal.text)
  return { ok: false, error: problemAt(literal, `Expected ${form}`, suggestion) }
}

function suggestionFor({ type, choices }: Compared, text: string): string | undefined {
  if (choices !== undefined) return closest(text, choices)
  if (type === 'errorCode') return closest(text, errorNames)
  if (type === 'apiKey')
    return closest(
      text,
      apis.map(({ name }) => name),
    )
  const isNumber = /^\d+(\.\d+)?$/.test(text)
  return type === 'duration' && isNumber ? `${text}ms` : undefined
}
