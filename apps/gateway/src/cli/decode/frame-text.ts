// Frames for people: one row a frame, and a line of its own for what is not a frame.
import type { FrameError, FrameInfo, PipelineEvent } from '@brokerscope/analysis'
import { millis, seconds } from './time.ts'

/** Widths of all columns but the last, which runs to the end of the line. */
const WIDTHS = [5, 12, 5, 3, -26, 6, 8, 9] as const

export const TEXT_HEADER = row(['#', 'time', 'conn', 'dir', 'api', 'corr', 'bytes', 'rtt', ''])

/** `startNs`: time of the first frame, which all rows count from. */
export function frameRow(info: FrameInfo, startNs: bigint): string {
  const { frame, correlationId, latencyNs, errors, status } = info
  const isAnswer = frame.direction === 'response'
  const said = oneLine(info.summary)
  const errorText = ({ code, name }: FrameError) =>
    said.includes(name) ? `[${code}]` : `[${code} ${name}]`
  const marks = [
    ...new Set(errors.map(errorText)),
    ...(status === undefined ? [] : [`(${status})`]),
  ]
  return row([
    String(frame.number),
    `+${seconds(frame.timeNs - startNs)}`,
    `c${frame.connection.id}`,
    isAnswer ? '<-' : '->',
    apiLabel(info),
    correlationId === undefined ? '' : String(correlationId),
    String(frame.size),
    isAnswer && latencyNs !== undefined ? millis(latencyNs) : '',
    [said, ...marks].filter((part) => part !== '').join(' '),
  ])
}

export function apiLabel({ kind, apiName, apiKey, apiVersion, mechanism }: FrameInfo): string {
  if (kind === 'saslToken') return `SASL ${mechanism ?? 'token'}`
  if (apiKey === undefined) return 'unknown'
  return `${apiName ?? `API ${apiKey}`} v${apiVersion ?? '?'}`
}

/** What happened beside frames; undefined for events that rows show already. */
export function noticeLine(event: PipelineEvent): string | undefined {
  switch (event.type) {
    case 'opened': {
      const { id, name, beganMidStream, nodeId } = event.connection
      const node = nodeId === undefined ? '' : `, node ${nodeId}`
      return `-- c${id} ${name}${node}${beganMidStream ? ', began before the capture' : ''}`
    }
    case 'closed': {
      const { connection, by, how, reason } = event
      if (reason !== undefined) return `!! c${connection.id} ${reason}`
      const verb = how === 'reset' ? 'reset' : 'closed'
      return how === 'ended' ? undefined : `-- c${connection.id} ${verb} by the ${by}`
    }
    case 'gap':
      return `!! c${event.connection.id} ${counted(event.bytes, 'byte')} of the ${event.direction} stream ${gapReasons[event.reason]}`
    case 'foreign':
      return `!! c${event.connection.id} ${event.sentence}`
    case 'unfinished': {
      const { connection, direction, size, have } = event
      const whole = size < 0 ? 'its size' : `${size} bytes`
      return `!! c${connection.id} a ${direction} was cut off: ${have} bytes of ${whole}`
    }
    case 'problem':
      return `!! ${event.message} (byte ${event.fileOffset} of the file)`
    default:
      return undefined
  }
}

const gapReasons = {
  lost: 'missing in the capture',
  dropped: 'missing, because the recorder could not keep up',
  midStream: 'left out: they belong to a frame that began before the capture',
} as const

/** A negative width aligns to the left. */
function row(cells: readonly string[]): string {
  const padded = cells.map((cell, index) => {
    const width = WIDTHS[index]
    if (width === undefined) return cell
    return width < 0 ? cell.padEnd(-width) : cell.padStart(width)
  })
  return padded.join('  ').trimEnd()
}

/** Captured text may hold anything; a terminal must not obey it. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\u00b7')
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
