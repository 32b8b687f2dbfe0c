// One comparison as a function of one value. Built once for a filter and called for every value of
// every frame, so everything that depends on the literal alone is done before.
import { apis, kafkaErrors, type KafkaValue } from '@brokerscope/codec'
import { compilePattern } from '../pattern/pattern.ts'
import type { CompareOperator } from '../syntax/expression.ts'
import { bytesAsText, bytesContain, bytesEqual, bytesOfText, prefixTable } from './byte-text.ts'

export type ValueTest = (value: KafkaValue) => boolean

export type Ordering = '==' | '>' | '>=' | '<' | '<='

/** All quantifiers aside: `!=` is `==` over other values, see run/term.ts. */
export function orderingOf(operator: CompareOperator): Ordering | undefined {
  switch (operator) {
    case '==':
    case '!=':
    case '===':
    case '!==':
      return '=='
    case '>':
    case '>=':
    case '<':
    case '<=':
      return operator
    default:
      return undefined
  }
}

/** int64 comes as bigint, smaller integers as number. */
export function integerTest(ordering: Ordering, wanted: bigint): ValueTest {
  const small = Number(wanted)
  switch (ordering) {
    case '==':
      return (value) => (typeof value === 'bigint' ? value === wanted : value === small)
    case '>':
      return (value) =>
        typeof value === 'bigint' ? value > wanted : isNumber(value) && value > small
    case '>=':
      return (value) =>
        typeof value === 'bigint' ? value >= wanted : isNumber(value) && value >= small
    case '<':
      return (value) =>
        typeof value === 'bigint' ? value < wanted : isNumber(value) && value < small
    case '<=':
      return (value) =>
        typeof value === 'bigint' ? value <= wanted : isNumber(value) && value <= small
    default:
      return ordering satisfies never
  }
}

/** For durations and floats. A bigint is compared as it is, which JavaScript does exactly. */
export function numberTest(ordering: Ordering, wanted: number): ValueTest {
  switch (ordering) {
    case '==':
      return (value) => value === wanted || (typeof value === 'bigint' && Number(value) === wanted)
    case '>':
      return (value) => isNumeric(value) && value > wanted
    case '>=':
      return (value) => isNumeric(value) && value >= wanted
    case '<':
      return (value) => isNumeric(value) && value < wanted
    case '<=':
      return (value) => isNumeric(value) && value <= wanted
    default:
      return ordering satisfies never
  }
}

export function textTest(ordering: Ordering, wanted: string): ValueTest {
  switch (ordering) {
    case '==':
      return (value) => value === wanted
    case '>':
      return (value) => typeof value === 'string' && value > wanted
    case '>=':
      return (value) => typeof value === 'string' && value >= wanted
    case '<':
      return (value) => typeof value === 'string' && value < wanted
    case '<=':
      return (value) => typeof value === 'string' && value <= wanted
    default:
      return ordering satisfies never
  }
}

export function bytesTest(wanted: Uint8Array): ValueTest {
  return (value) => value instanceof Uint8Array && bytesEqual(value, wanted)
}

export function booleanTest(wanted: boolean): ValueTest {
  return (value) => value === wanted
}

export function nullTest(): ValueTest {
  return (value) => value === null
}

/** Case counts, as in Wireshark. */
export function containsTest(wanted: string | Uint8Array): ValueTest {
  const text = typeof wanted === 'string' ? wanted : undefined
  const bytes = typeof wanted === 'string' ? bytesOfText(wanted) : wanted
  const back = prefixTable(bytes)
  return (value) => {
    if (typeof value === 'string') return text !== undefined && value.includes(text)
    return value instanceof Uint8Array && bytesContain(value, bytes, back)
  }
}

export function matchesTest(
  source: string,
):
  | { readonly ok: true; readonly test: ValueTest }
  | { readonly ok: false; readonly message: string } {
  const pattern = compilePattern(source)
  if (!pattern.ok) return pattern
  const test: ValueTest = (value) => {
    if (typeof value === 'string') return pattern.test(value)
    return value instanceof Uint8Array && pattern.test(bytesAsText(value))
  }
  return { ok: true, test }
}

/** `error contains COORDINATOR`: the names are known, so the codes are found beforehand. */
export function namedCodeTest(type: 'errorCode' | 'apiKey', byName: ValueTest): ValueTest {
  const names =
    type === 'errorCode'
      ? kafkaErrors.map(({ code, name }) => [code, name] as const)
      : apis.map(({ apiKey, name }) => [apiKey, name] as const)
  const codes = new Set(names.filter(([, name]) => byName(name)).map(([code]) => code))
  return (value) => typeof value === 'number' && codes.has(value)
}

export function someOf(tests: readonly ValueTest[]): ValueTest {
  const [only] = tests
  if (tests.length === 1 && only !== undefined) return only
  return (value) => tests.some((test) => test(value))
}

export function bothOf(one: ValueTest, other: ValueTest): ValueTest {
  return (value) => one(value) && other(value)
}

function isNumber(value: KafkaValue): value is number {
  return typeof value === 'number'
}

function isNumeric(value: KafkaValue): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}
