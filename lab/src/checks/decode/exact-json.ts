// Compares two JSON texts value by value without ever turning a number into a double: 2^53 + 1 and
// 2^53 are the same double, and telling such offsets apart is the point. A number becomes the text
// that stood in the JSON; only fractions and exponents, which Java and JavaScript print differently,
// are compared as doubles.

export type ExactJson =
  | string
  | boolean
  | null
  | ExactNumber
  | ExactJson[]
  | { [key: string]: ExactJson }

export class ExactNumber {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }

  equals(other: ExactNumber): boolean {
    if (this.source === other.source) return true
    return this.#isFloat() || other.#isFloat()
      ? Number(this.source) === Number(other.source)
      : false
  }

  #isFloat(): boolean {
    return /[.eE]/.test(this.source)
  }
}

export function parseExact(text: string): ExactJson {
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' ? new ExactNumber(context?.source ?? String(value)) : value,
  ) as ExactJson
}

export interface Difference {
  /** `body.topics[0].partitions[2].offset` */
  readonly path: string
  readonly expected: string
  readonly found: string
}

/** The first place where they differ. Fields may come in any order. */
export function firstDifference(
  expected: ExactJson | undefined,
  found: ExactJson | undefined,
  path = '',
): Difference | undefined {
  if (expected instanceof ExactNumber && found instanceof ExactNumber) {
    return expected.equals(found) ? undefined : differ(expected, found, path)
  }
  if (Array.isArray(expected) && Array.isArray(found)) {
    if (expected.length !== found.length) return differ(expected, found, path)
    for (const [index, item] of expected.entries()) {
      const difference = firstDifference(item, found[index], `${path}[${index}]`)
      if (difference !== undefined) return difference
    }
    return undefined
  }
  if (isObject(expected) && isObject(found)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      const difference = firstDifference(
        expected[key],
        found[key],
        path === '' ? key : `${path}.${key}`,
      )
      if (difference !== undefined) return difference
    }
    return undefined
  }
  return expected === found ? undefined : differ(expected, found, path)
}

function isObject(value: ExactJson | undefined): value is { [key: string]: ExactJson } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof ExactNumber)
  )
}

function differ(
  expected: ExactJson | undefined,
  found: ExactJson | undefined,
  path: string,
): Difference {
  return { path, expected: show(expected), found: show(found) }
}

function show(value: ExactJson | undefined): string {
  if (value === undefined) return 'nothing'
  if (value instanceof ExactNumber) return value.source
  const text = JSON.stringify(value, (_key, inner: ExactJson) =>
    inner instanceof ExactNumber ? inner.source : inner,
  )
  return text.length > 200 ? `${text.slice(0, 200)}... (${text.length} characters)` : text
}
