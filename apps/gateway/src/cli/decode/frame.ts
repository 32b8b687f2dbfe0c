// One frame of a capture: its place, its pair, and its tree.
import { Analysis, type FrameInfo } from '@brokerscope/analysis'
import {
  decodeRequestTree,
  decodeResponseTree,
  type DecodedTree,
  type Release,
} from '@brokerscope/codec'
import { GatewayError } from '../../errors.ts'
import type { Output } from '../output.ts'
import { captureEvents } from './capture-events.ts'
import { frameHeading } from './frame-heading.ts'
import { frameJson } from './frame-json.ts'
import { checkReadable } from './frames.ts'
import { hexDump } from './hex-dump.ts'
import type { Input } from './input.ts'
import { tokenLines } from './sasl-text.ts'
import { treeLines, type TreeContext } from './tree-text.ts'

export interface FrameOptions {
  readonly input: Input
  readonly out: Output
  readonly format: 'text' | 'json'
  readonly frame: number
  readonly release: Release | undefined
  readonly rawRecords: boolean
  readonly brokerPorts: readonly number[]
}

export async function printFrame(options: FrameOptions): Promise<void> {
  const { out, release, rawRecords, format } = options
  // Knows the names of topics that a frame gives as ids.
  const analysis = new Analysis({ rules: [] })
  const info = await findFrame(options, analysis)
  if (format === 'json') return out.line(frameJson(info, { rawRecords }))

  for (const line of frameHeading(info)) await out.line(line)
  const context = { topicOf: (topic) => analysis.models.topics.nameOf(topic) } satisfies TreeContext
  for (const line of linesOf(info, release, context)) await out.line(line)
}

function linesOf(
  info: FrameInfo,
  release: Release | undefined,
  context: TreeContext,
): Iterable<string> {
  const { frame, kind, mechanism } = info
  const tree = treeOf(info, release)
  if (tree !== undefined) return treeLines(frame.bytes, tree, { ...context, mechanism })
  if (kind === 'saslToken') {
    return tokenLines(frame.bytes, mechanism, frame.direction === 'request')
  }
  return hexDump(frame.bytes)
}

function treeOf(info: FrameInfo, release: Release | undefined): DecodedTree | undefined {
  const { frame, kind, apiKey, apiVersion } = info
  if (kind !== 'message' || apiKey === undefined || apiVersion === undefined) return undefined
  return frame.direction === 'request'
    ? decodeRequestTree(frame.bytes, { release })
    : decodeResponseTree(frame.bytes, apiKey, apiVersion, { release })
}

/** Reads on behind the frame until its pair is known, which the heading names. */
async function findFrame(options: FrameOptions, analysis: Analysis): Promise<FrameInfo> {
  const { input, frame } = options
  let found: FrameInfo | undefined
  let count = 0
  for await (const events of captureEvents(input, options)) {
    for (const event of events) {
      checkReadable(event, input.path)
      analysis.push(event)
      if (event.type !== 'frame') continue
      count = event.info.frame.number
      if (count === frame) found = event.info
    }
    if (found !== undefined && !waitsForPair(found)) return found
  }
  if (found !== undefined) return found
  throw new GatewayError('FRAME_NOT_FOUND', { path: input.path, frame, count })
}

function waitsForPair({ frame, expectsResponse, responseFrame }: FrameInfo): boolean {
  return frame.direction === 'request' && expectsResponse && responseFrame === undefined
}
