// The columns of the Frames table. Cells depend on the row alone.
import { ArrowLeft, ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FrameRow } from '../../engine/messages.ts'
import { groupDigits } from '../../lib/numbers.ts'
import {
  formatDuration,
  formatExactNs,
  formatLocal,
  formatRelative,
  formatUtc,
  type TimeFormat,
} from '../../lib/time.ts'
import type { Catalogue } from '../../text/en.ts'
import type { TableColumn } from '../../ui/data-table/column.ts'
import '../../ui/family.css'
import { Glyph } from '../../ui/glyph.tsx'
import { Tag } from '../../ui/tag.tsx'

export type FrameColumn = TableColumn<FrameRow>

/** Shown when the link names none, in this order. */
export const DEFAULT_COLUMNS = [
  'frame',
  'time',
  'delta',
  'conn',
  'dir',
  'api',
  'corr',
  'node',
  'summary',
  'size',
  'rtt',
  'err',
] as const

interface Shape {
  readonly size: number
  readonly minSize: number
  readonly grows?: true
  readonly align?: 'end'
  readonly className?: string
  readonly cell: (row: FrameRow) => ReactNode
}

/** `isNarrow` is a window below 1200 px: everything closer, so that the summary can be read. */
export function frameColumns(
  text: Catalogue,
  timeFormat: TimeFormat,
  isNarrow: boolean,
): readonly FrameColumn[] {
  const px = (wide: number, narrow: number): number => (isNarrow ? narrow : wide)
  const isShortTime = timeFormat === 'relative' || timeFormat === 'delta'
  const { columns, row: words } = text
  const arrows = directionArrows(words)
  const column = (
    id: keyof typeof columns,
    value: keyof FrameRow,
    { size, minSize, cell, ...look }: Shape,
  ): FrameColumn => {
    const [title, hint] = columns[id]
    return {
      id,
      accessorKey: value,
      header: title,
      size,
      minSize,
      enableSorting: value !== 'node',
      cell: ({ row }) => cell(row.original),
      meta: { ...look, ...(hint === '' ? {} : { hint }) },
    }
  }
  return [
    column('frame', 'frame', {
      size: px(84, 68),
      minSize: 40,
      align: 'end',
      cell: (row) => groupDigits(row.frame),
    }),
    column('time', 'timeNs', {
      size: isShortTime ? px(112, 96) : 260,
      minSize: 64,
      align: 'end',
      cell: (row) => (
        <span title={words.exactTime(formatUtc(row.timeNs), row.packet)}>
          {timeText(row, timeFormat)}
        </span>
      ),
    }),
    column('delta', 'deltaNs', {
      size: px(76, 70),
      minSize: 56,
      align: 'end',
      className: 'is-quiet',
      cell: (row) => duration(row.deltaNs),
    }),
    column('conn', 'connection', {
      size: px(52, 46),
      minSize: 36,
      cell: (row) => `c${row.connection}`,
    }),
    column('dir', 'direction', {
      size: px(40, 36),
      minSize: 30,
      cell: (row) => arrows[row.direction],
    }),
    column('api', 'apiName', {
      size: px(200, 194),
      minSize: 80,
      className: 'frame-api',
      cell: (row) => <ApiName row={row} words={words} />,
    }),
    column('corr', 'correlationId', {
      size: px(68, 52),
      minSize: 40,
      align: 'end',
      className: 'is-quiet',
      cell: (row) => row.correlationId ?? '',
    }),
    column('node', 'node', {
      size: px(52, 46),
      minSize: 36,
      align: 'end',
      cell: (row) => row.node ?? '',
    }),
    column('summary', 'summary', {
      size: px(240, 160),
      minSize: 100,
      grows: true,
      className: 'frame-summary',
      cell: (row) => <Summary row={row} text={text} />,
    }),
    column('size', 'size', {
      size: px(72, 62),
      minSize: 48,
      align: 'end',
      cell: (row) => groupDigits(row.size),
    }),
    column('rtt', 'latencyNs', {
      size: px(76, 70),
      minSize: 56,
      align: 'end',
      cell: (row) => (row.direction === 'response' ? duration(row.latencyNs) : ''),
    }),
    column('err', 'errorCode', {
      size: px(64, 62),
      minSize: 44,
      align: 'end',
      cell: (row) => <ErrorCode row={row} />,
    }),
    column('client', 'clientId', { size: 140, minSize: 60, cell: (row) => row.clientId ?? '' }),
  ]
}

function timeText(row: FrameRow, format: TimeFormat): string {
  switch (format) {
    case 'relative':
      return formatRelative(row.sinceStartNs)
    case 'delta':
      return formatRelative(row.sinceBeforeNs)
    case 'utc':
      return formatUtc(row.timeNs)
    case 'local': {
      const offset = -new Date(Number(row.timeNs / 1_000_000n)).getTimezoneOffset()
      return formatLocal(row.timeNs, offset)
    }
    default:
      return ''
  }
}

function duration(ns: bigint | null) {
  return ns === null ? '' : <span title={formatExactNs(ns)}>{formatDuration(ns)}</span>
}

interface Words {
  readonly row: FrameRow
  readonly words: Catalogue['row']
}

/** Elements that stay the same are skipped when rows are redrawn, sixty times a second while live. */
function directionArrows(
  words: Catalogue['row'],
): Readonly<Record<FrameRow['direction'], ReactNode>> {
  const shape = { size: 14, strokeWidth: 1.75, role: 'img' }
  return {
    request: (
      <ArrowRight {...shape} className="frame-arrow is-request" aria-label={words.request} />
    ),
    response: (
      <ArrowLeft {...shape} className="frame-arrow is-response" aria-label={words.response} />
    ),
  }
}

function ApiName({ row, words }: Words) {
  if (row.apiKey === null) return <span className="is-quiet">{words.unknownApi}</span>
  return (
    <span className={`frame-family is-${row.family}`}>
      {row.apiName ?? row.apiKey} v{row.apiVersion}
    </span>
  )
}

function Summary({ row, text }: { readonly row: FrameRow; readonly text: Catalogue }) {
  const { status, summary } = row
  return (
    <span title={summary}>
      {status !== null && (
        <>
          <Tag
            kind={status === 'assumed' || status === 'inferred' ? 'assumed' : STATUS_TAGS[status]}
          >
            {text.frameStatus[status]}
          </Tag>{' '}
        </>
      )}
      {summary}
    </span>
  )
}

const STATUS_TAGS = {
  partial: 'error',
  undecodable: 'error',
  withheld: 'withheld',
  encrypted: 'plain',
} as const

const ERROR_GLYPH = <Glyph severity="error" />

function ErrorCode({ row }: { readonly row: FrameRow }) {
  const { errorCode, errorName, errorCount } = row
  if (errorCode === null) return ''
  return (
    <span
      className="frame-error"
      title={`${errorName ?? ''} (${errorCode})${errorCount > 1 ? ` \u00d7${errorCount}` : ''}`}
    >
      {errorCode} {ERROR_GLYPH}
    </span>
  )
}

/** `frame 22, response, Produce v12, broker 1, error 35 UNSUPPORTED_VERSION`. */
export function rowLabel(row: FrameRow, words: Catalogue['row']): string {
  const parts = [words.frame(row.frame), words[row.direction]]
  parts.push(row.apiName === null ? words.unknownApi : `${row.apiName} v${row.apiVersion}`)
  if (row.node !== null) parts.push(words.node(row.node))
  if (row.errorCode !== null) parts.push(words.error(row.errorCode, row.errorName ?? ''))
  return parts.join(', ')
}
