// Filters as a row of terms, for chips that are removed, negated and clicked together.
import { apiOf, errorName } from '@brokerscope/codec'
import { ownFieldNamed } from './fields/own-fields.ts'
import { targetOf, typesOf } from './fields/target.ts'
import type { ValueType } from './fields/value-type.ts'
import type { Compare, CompareOperator, Expression } from './syntax/expression.ts'
import { parseFilter } from './syntax/parse.ts'
import { printExpression, printLiteral } from './syntax/print.ts'
import type { Place } from './syntax/problem.ts'

export interface FilterTerm extends Place {
  /** As it is written. */
  readonly text: string
}

/** The operands of the outermost `&&`; none of text that is empty or cannot be read. */
export function splitTerms(text: string): readonly FilterTerm[] {
  const expression = read(text)
  if (expression === undefined) return []
  const isRow = expression.type === 'and' && !isWrapped(expression)
  const terms = isRow ? expression.operands : [expression]
  return terms.map(({ start, end }) => ({ text: text.slice(start, end), start, end }))
}

/** Terms back to one filter; those that are joined by `||` get parentheses. */
export function joinTerms(terms: readonly string[]): string {
  const kept = terms.map((term) => term.trim()).filter((term) => term !== '')
  if (kept.length === 1) return kept[0] ?? ''
  return kept
    .map((term) => {
      const expression = read(term)
      return expression?.type === 'or' && !isWrapped(expression) ? `(${term})` : term
    })
    .join(' && ')
}

/** Adds a term unless it is there; its opposite goes. */
export function withTerm(text: string, term: string): string {
  const terms = splitTerms(text).map((each) => each.text)
  // Text that cannot be read is not thrown away.
  if (terms.length === 0) return text.trim() === '' ? term : text
  const negated = canonical(negateTerm(term))
  const kept = terms.filter((each) => canonical(each) !== negated)
  const isThere = kept.some((each) => canonical(each) === canonical(term))
  return joinTerms(isThere ? kept : [...kept, term])
}

/** Exactly what the term leaves out. Text that cannot be read stays as it is. */
export function negateTerm(term: string): string {
  const expression = read(term)
  if (expression === undefined) return term
  if (expression.type === 'not') return printExpression(expression.operand)
  if (expression.type === 'compare') {
    const operator = opposite(expression)
    if (operator !== undefined) return printExpression({ ...expression, operator })
  }
  const { start, end } = expression
  return printExpression({ type: 'not', operand: expression, start, end })
}

export type TermValue = string | number | bigint | boolean | Uint8Array | null

/** The term that keeps frames with this value, as somebody would write it. */
export function includeTerm(field: string, value: TermValue): string {
  const target = targetOf(field)
  const types = target.is === 'unknown' ? [] : typesOf(target)
  return `${field} == ${literalText(types[0], value)}`
}

export function excludeTerm(field: string, value: TermValue): string {
  return negateTerm(includeTerm(field, value))
}

/**
 * The name of a field in filters, from its place in the tree of a message: for the API Produce, a
 * response and `responses[0].partitionResponses[2].errorCode`.
 */
export function fieldAt(apiName: string, kind: 'request' | 'response', treePath: string): string {
  const path = treePath.replaceAll(/\[\d+\]/g, '').split('.')
  const names = path.filter((name) => name !== '').map((name) => AS_IN_RECORD_BATCH[name] ?? name)
  return [apiName, kind, ...names].join('.')
}

/** Trees name these as the bytes stand, filters as Kafka's RecordBatch does. */
const AS_IN_RECORD_BATCH: Readonly<Record<string, string>> = {
  crc: 'checksum',
  recordsCount: 'countOrNull',
}

const OPPOSITES: Partial<Readonly<Record<CompareOperator, CompareOperator>>> = {
  '==': '!=',
  '!=': '==',
  '>': '<=',
  '<=': '>',
  '<': '>=',
  '>=': '<',
}

/** Only where every frame has one value: else `!=` also leaves out the frames without one. */
function opposite({ field, operator }: Compare): CompareOperator | undefined {
  return ownFieldNamed(field.text)?.isAlways === true ? OPPOSITES[operator] : undefined
}

function literalText(type: ValueType | undefined, value: TermValue): string {
  if (value === null) return 'null'
  if (value instanceof Uint8Array) return bytesText(value)
  if (typeof value === 'number' || typeof value === 'bigint') return numberText(type, value)
  if (typeof value === 'boolean') return `${value}`
  // A text that happens to be the word for nothing.
  return printLiteral({ text: value, quoted: value === 'null' })
}

function numberText(type: ValueType | undefined, value: number | bigint): string {
  switch (type) {
    case 'errorCode':
      return errorName(Number(value)) ?? `${value}`
    case 'apiKey':
      return apiOf(Number(value))?.name ?? `${value}`
    case 'connection':
      return `c${value}`
    case 'duration':
      return durationText(Number(value))
    case 'instant':
      return instantText(BigInt(value))
    default:
      return `${value}`
  }
}

const UNITS = [
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'us'],
] as const

function durationText(nanos: number): string {
  const [size, unit] = UNITS.find(([each]) => nanos >= each) ?? [1, 'ns']
  return `${nanos / size}${unit}`
}

function instantText(nanos: bigint): string {
  const millis = new Date(Number(nanos / 1_000_000n)).toISOString().slice(0, -1)
  const below = nanos % 1_000_000n
  return `${millis}${below === 0n ? '' : `${below}`.padStart(6, '0')}Z`
}

/** One byte alone would read as text. */
function bytesText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
  return bytes.length === 0 ? '""' : hex.length === 1 ? `0x${hex[0]}` : hex.join(':')
}

function read(text: string): Expression | undefined {
  const parsed = parseFilter(text)
  return parsed.ok ? parsed.expression : undefined
}

function canonical(text: string): string {
  const expression = read(text)
  return expression === undefined ? text : printExpression(expression)
}

/** In parentheses of its own: then the first operand begins behind them. */
function isWrapped(expression: Expression): boolean {
  if (expression.type !== 'and' && expression.type !== 'or') return false
  return (expression.operands[0]?.start ?? expression.start) > expression.start
}
