// Builds tree answers for tests.
import type { TreeAnswer, TreeRows } from '../../../engine/tree-messages.ts'

interface Field {
  readonly path: string
  readonly type?: string
  readonly span: readonly [start: number, end: number]
  readonly depth: number
  readonly versions?: string
  readonly isError?: boolean
}

/** Fields in reading order; a field's parent is the last one before it that is less deep. */
export function treeAnswer(
  fields: readonly Field[],
  changes: Partial<TreeAnswer> = {},
): TreeAnswer {
  return {
    frame: 22,
    pair: 21,
    direction: 'response',
    bytes: new Uint8Array(54),
    size: 54,
    rows: rowsOf(fields),
    moreFields: 0,
    marks: [],
    status: 'ok',
    schemaVersion: 12,
    apiVersion: 12,
    failure: null,
    unreadBytes: 0,
    withheldBytes: 0,
    hasLedger: false,
    hasRecords: false,
    remarks: [],
    ...changes,
  }
}

function rowsOf(fields: readonly Field[]): TreeRows {
  const parents = fields.map(({ depth }, row) =>
    fields.slice(0, row).findLastIndex((above) => above.depth < depth),
  )
  const lasts = fields.map(({ depth }, row) => {
    const next = fields.findIndex((field, at) => at > row && field.depth <= depth)
    return next < 0 ? fields.length : next
  })
  return {
    names: fields.map(({ path }) => path.split('.').at(-1) ?? ''),
    paths: fields.map(({ path }) => path),
    types: fields.map(({ type = 'int32' }) => type),
    values: fields.map(() => ''),
    copies: fields.map(() => null),
    kinds: fields.map(() => 'number'),
    notes: fields.map(() => null),
    meanings: fields.map(() => null),
    remarks: fields.map(() => ''),
    versions: fields.map(({ versions = '0+' }) => versions),
    isError: Uint8Array.from(fields, ({ isError }) => (isError === true ? 1 : 0)),
    depth: Uint8Array.from(fields, ({ depth }) => depth),
    parent: Int32Array.from(parents),
    last: Uint32Array.from(lasts),
    start: Uint32Array.from(fields, ({ span }) => span[0]),
    end: Uint32Array.from(fields, ({ span }) => span[1]),
  }
}
