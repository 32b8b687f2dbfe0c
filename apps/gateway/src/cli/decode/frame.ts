// One frame of a capture: its place, its pair, and its tree.
import type { FrameInfo } from '@brokerscope/analysis'
import type { Release } from '@brokerscope/codec'
import { GatewayError } from '../../errors.ts'
import type { Output } from '../output.ts'
import { captureEvents } from './capture-events.ts'
import { frameJson } from './frame-json.ts'
import { checkReadable } from './frames.ts'
import type { Input } from './input.ts'
import { frameHeading, hexDump, treeLines, treeOf } from './tree-text.ts'

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
  const info = await findFrame(options)
  if (format === 'json') return out.line(frameJson(info, { rawRecords }))

  for (const line of frameHeading(info)) await out.line(line)
  const tree = treeOf(info, release)
  const lines = tree === undefined ? hexDump(info.frame.bytes) : treeLines(info.frame.bytes, tree)
  for (const line of lines) await out.line(line)
}

/** Reads on behind the frame until its pair is known, which the heading names. */
async function findFrame(options: FrameOptions): Promise<FrameInfo> {
  const { input, frame } = options
  let found: FrameInfo | undefined
  let count = 0
  for await (const events of captureEvents(input, options)) {
    for (const event of events) {
      checkReadable(event, input.path)
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
