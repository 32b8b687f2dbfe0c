// Two lines above the tree of a frame: its place in the capture, and its pair.
import type { FrameInfo } from '@brokerscope/analysis'
import { apiLabel, counted, oneLine } from './frame-text.ts'
import { isoNanos, millis } from './time.ts'

export function frameHeading(info: FrameInfo): string[] {
  const { frame, requestFrame, responseFrame, latencyNs, clientId, correlationId } = info
  const pair =
    requestFrame === undefined
      ? responseFrame === undefined
        ? []
        : [`answered in frame ${responseFrame}`]
      : [`answers frame ${requestFrame}`]
  const facts = [
    counted(frame.size, 'byte'),
    ...(correlationId === undefined ? [] : [`correlation id ${correlationId}`]),
    ...(typeof clientId === 'string' ? [`client id ${oneLine(clientId)}`] : []),
    ...pair.map((text) => (latencyNs === undefined ? text : `${text} after ${millis(latencyNs)}`)),
  ]
  const { id, name } = frame.connection
  return [
    `frame ${frame.number}, packet ${frame.packet}, ${isoNanos(frame.timeNs)}, c${id} ${name}`,
    `${apiLabel(info)} ${frame.direction}: ${facts.join(', ')}`,
  ]
}
