// One frame as one line of JSON. Programs rely on these names; docs of the command list them.
// Bodies are printed by the codec, because a JavaScript number would round an int64.
import { bodyToJson } from '@brokerscope/codec'
import type { FrameInfo } from '@brokerscope/analysis'
import { jsonOptions } from './records-json.ts'
import { isoNanos } from './time.ts'

export interface FrameJsonOptions {
  /** Record batches as one base64 string instead of their content. */
  readonly rawRecords: boolean
}

export function frameJson(info: FrameInfo, { rawRecords }: FrameJsonOptions): string {
  const { frame, apiKey, apiName, apiVersion, correlationId, clientId, status } = info
  const head = {
    frame: frame.number,
    packet: frame.packet,
    time: isoNanos(frame.timeNs),
    connection: frame.connection.name,
    direction: frame.direction,
    apiKey,
    api: apiName,
    apiVersion,
    correlationId,
    clientId,
    mechanism: info.kind === 'saslToken' ? info.mechanism : undefined,
    bytes: frame.size,
    status,
  }
  const message = info.kind === 'message' && apiKey !== undefined ? info.decoded() : undefined
  const members = [JSON.stringify(head).slice(1, -1)]
  if (message?.error !== undefined) members.push(`"error":${JSON.stringify(message.error.message)}`)
  if (message !== undefined) members.push(`"body":${bodyToJson(message, jsonOptions(rawRecords))}`)
  return `{${members.join(',')}}`
}
