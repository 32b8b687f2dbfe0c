// What a view keeps in the link. Each parameter is read alone: a bad one is dropped and named, the
// rest is kept. Unknown parameters are dropped silently: an older page must open a newer link.
import * as z from 'zod/mini'
import { readFrameName } from './frame-name.ts'

export interface ByteRange {
  readonly start: number
  /** Exclusive. */
  readonly end: number
}
export interface SortOrder {
  readonly column: string
  readonly descending: boolean
}
export const PANES = ['tree', 'records', 'json', 'ledger'] as const
export type PaneName = (typeof PANES)[number]

export interface ViewParams {
  /** Time cursor as a frame number; absent = the end. */
  readonly t?: number
  /** Selected frame, by its lasting name. */
  readonly f?: string
  /** Selected field path. */
  readonly p?: string
  /** Selected bytes, where they are not those of the field. */
  readonly b?: ByteRange
  /** Filter and highlight, as typed. */
  readonly q?: string
  readonly h?: string
  readonly sort?: SortOrder
  readonly pane?: PaneName
  readonly cols?: readonly string[]
  /** Opened finding, `rule~frame`. */
  readonly finding?: string
}

interface Param<T> {
  readonly read: z.ZodMiniType<T>
  readonly write: (value: T) => string
}

const same = (value: string): string => value

const params: { readonly [Key in keyof Required<ViewParams>]: Param<Required<ViewParams>[Key]> } = {
  t: { read: matching(/^[1-9]\d{0,9}$/, ([number]) => Number(number)), write: String },
  f: { read: z.string().check(z.refine((name) => readFrameName(name) !== undefined)), write: same },
  p: { read: text(1000), write: same },
  b: {
    // Inclusive in the link, as people count bytes; half open inside.
    read: matching(/^(\d{1,10})-(\d{1,10})$/, ([, from, to]) => ({
      start: Number(from),
      end: Number(to) + 1,
    })).check(z.refine(({ start, end }) => end > start)),
    write: ({ start, end }) => `${start}-${end - 1}`,
  },
  q: { read: text(4000), write: same },
  h: { read: text(4000), write: same },
  sort: {
    read: matching(/^(-?)([a-z]{1,20})$/i, ([, minus, column = '']) => ({
      column,
      descending: minus === '-',
    })),
    write: ({ column, descending }) => (descending ? `-${column}` : column),
  },
  pane: { read: z.enum(PANES), write: same },
  cols: {
    read: matching(/^[a-z]{1,20}(,[a-z]{1,20})*$/i, ([all]) => all.split(',')),
    write: (columns) => columns.join(','),
  },
  finding: { read: z.string().check(z.regex(/^[a-z0-9-]{1,80}~\d{1,10}$/)), write: same },
}

export function readParams(query: URLSearchParams): { values: ViewParams; dropped: string[] } {
  const values: Record<string, unknown> = {}
  const dropped: string[] = []
  for (const [key, { read }] of Object.entries(params)) {
    const raw = query.get(key)
    if (raw === null) continue
    const result = z.safeParse(read, raw)
    if (result.success) values[key] = result.data
    else dropped.push(key)
  }
  return { values, dropped }
}

/** Adds the parameters that are set to `query`, always in the same order. */
export function writeParams(values: ViewParams, query: URLSearchParams): void {
  for (const key of Object.keys(params) as (keyof ViewParams)[]) {
    const written = writeParam(key, values)
    if (written !== undefined) query.set(key, written)
  }
}

function writeParam(key: keyof ViewParams, values: ViewParams): string | undefined {
  const value = values[key]
  // Each writer takes the type of its own parameter, which is what `values[key]` holds.
  const write = params[key].write as (value: unknown) => string
  return value === undefined ? undefined : write(value)
}

function text(maxLength: number) {
  return z.string().check(z.minLength(1), z.maxLength(maxLength))
}

function matching<T>(pattern: RegExp, read: (found: RegExpExecArray) => T) {
  return z.pipe(
    z.string().check(z.regex(pattern)),
    // The check before has matched, so exec finds it again.
    z.transform((value: string): T => read(pattern.exec(value) as RegExpExecArray)),
  )
}
