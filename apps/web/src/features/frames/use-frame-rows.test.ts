import { expect, it } from 'vitest'
import type { FrameRow } from '../../engine/messages.ts'
import { merge } from './use-frame-rows.ts'

const row = (frame: number, changes: Partial<FrameRow> = {}): FrameRow => ({
  frame,
  packet: frame,
  name: `c1u${frame}`,
  timeNs: 0n,
  sinceStartNs: 0n,
  sinceBeforeNs: 0n,
  deltaNs: null,
  connection: 1,
  direction: 'request',
  apiKey: 12,
  apiName: 'Heartbeat',
  apiVersion: 4,
  family: 'group',
  correlationId: frame,
  node: null,
  clientId: null,
  summary: '',
  size: 40,
  pair: null,
  latencyNs: null,
  status: null,
  errorCode: null,
  errorName: null,
  errorCount: 0,
  ...changes,
})

it('keeps the object of every row that stayed the same, so that it is not redrawn', () => {
  const before = { from: 0, rows: [row(1), row(2), row(3)] }
  const rows = [row(2), row(3, { pair: 4, latencyNs: 5n }), row(4)]

  const merged = merge(before, { revision: 2, total: 4, from: 1, rows })

  expect(merged.from).toBe(1)
  expect(merged.rows[0]).toBe(before.rows[1])
  expect(merged.rows[1]).toBe(rows[1])
  expect(merged.rows[2]).toBe(rows[2])
})

it('redraws rows whose node became known', () => {
  const before = { from: 0, rows: [row(1)] }

  const merged = merge(before, { revision: 2, total: 1, from: 0, rows: [row(1, { node: 3 })] })

  expect(merged.rows[0]?.node).toBe(3)
})
