// Rows of a window as the table shows them, made from the index for the few that are seen.
import { familyOf } from '../api-family.ts'
import type { FrameRow, Rows, WindowAnswer } from '../messages.ts'
import { writeFrameName } from '../../lib/frame-name.ts'
import { errorName } from '@brokerscope/codec'
import { apiNameOf } from './api-names.ts'
import type { CaptureReader } from './capture-reader.ts'
import { STATUSES } from './frame-index.ts'
import type { RowOrders } from './row-order.ts'

/** More rows than any screen shows; a wrong question must not copy the index. */
const MAX_WINDOW = 1000

export function windowOf(
  capture: CaptureReader,
  orders: RowOrders,
  question: { readonly rows: Rows; readonly from: number; readonly count: number },
  revision: number,
): WindowAnswer {
  const order = orders.get(question.rows)
  const from = Math.max(0, Math.min(question.from, order.length))
  const count = Math.min(question.count, MAX_WINDOW, order.length - from)
  const rows = Array.from({ length: count }, (_, at) => rowOf(capture, order.frameAt(from + at)))
  return { revision, total: order.length, from, rows }
}

export function rowOf(capture: CaptureReader, frame: number): FrameRow {
  const { index, startNs } = capture
  const { columns } = index
  const row = frame - 1
  const connection = columns.connection[row] ?? 0
  const direction = columns.isResponse[row] === 1 ? 'response' : 'request'
  const timeNs = columns.timeNs[row] ?? 0n
  const apiKey = orNull(columns.apiKey[row])
  const errorCode = columns.errorCode[row] || null
  return {
    frame,
    packet: columns.packet[row] ?? 0,
    name: writeFrameName({ connection, direction, streamOffset: columns.streamOffset[row] ?? 0 }),
    timeNs,
    sinceStartNs: timeNs - (startNs ?? timeNs),
    sinceBeforeNs: row === 0 ? 0n : timeNs - (columns.timeNs[row - 1] ?? timeNs),
    deltaNs: durationOrNull(columns.deltaNs[row]),
    connection,
    direction,
    apiKey,
    apiName: apiKey === null ? null : apiNameOf(apiKey),
    apiVersion: orNull(columns.apiVersion[row]),
    family: familyOf(apiKey),
    correlationId: columns.hasCorrelationId[row] === 1 ? (columns.correlationId[row] ?? 0) : null,
    node: capture.participants.nodeOf(connection),
    clientId: index.clientIds[(columns.clientId[row] ?? 0) - 1] ?? null,
    summary: index.summaryOf(frame),
    size: columns.size[row] ?? 0,
    pair: columns.pair[row] || null,
    latencyNs: durationOrNull(columns.latencyNs[row]),
    status: STATUSES[(columns.status[row] ?? 0) - 1] ?? null,
    errorCode,
    errorName: errorCode === null ? null : (errorName(errorCode) ?? null),
    errorCount: columns.errorCount[row] ?? 0,
  }
}

function orNull(value: number | undefined): number | null {
  return value === undefined || value < 0 ? null : value
}

function durationOrNull(value: bigint | undefined): bigint | null {
  return value === undefined || value < 0n ? null : value
}
