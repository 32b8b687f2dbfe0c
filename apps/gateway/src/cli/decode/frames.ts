// All frames of a capture, in capture order, as they are read.
import type { PipelineEvent } from '@brokerscope/analysis'
import type { Release } from '@brokerscope/codec'
import { GatewayError } from '../../errors.ts'
import type { Output } from '../output.ts'
import type { FrameFilter } from './filter.ts'
import { captureEvents } from './capture-events.ts'
import { frameJson } from './frame-json.ts'
import { counted, frameRow, noticeLine, TEXT_HEADER } from './frame-text.ts'
import type { Input } from './input.ts'

export interface FramesOptions {
  readonly input: Input
  readonly out: Output
  readonly err: Output
  readonly format: 'text' | 'json'
  readonly release: Release | undefined
  readonly rawRecords: boolean
  readonly brokerPorts: readonly number[]
  /** Frames that do not pass are counted and not printed. */
  readonly filter?: FrameFilter | undefined
}

export async function printFrames(options: FramesOptions): Promise<void> {
  const { input, out, err, format } = options
  const printer = format === 'json' ? new JsonPrinter(options) : new TextPrinter(options)
  for await (const events of captureEvents(input, options)) {
    for (const event of events) {
      checkReadable(event, input.path)
      await printer.event(event)
    }
    await out.flush()
    await err.flush()
  }
  await printer.end()
}

/** A file that is no capture at all is an error; one that breaks off is a capture with a problem. */
export function checkReadable(event: PipelineEvent, path: string): void {
  if (event.type !== 'problem' || event.fileOffset !== 0) return
  throw new GatewayError('CAPTURE_UNREADABLE', { path, reason: event.message })
}

interface Printer {
  event(event: PipelineEvent): Promise<void>
  end(): Promise<void>
}

/** Programs read frames only; what else happened goes to standard error. */
class JsonPrinter implements Printer {
  readonly #options: FramesOptions

  constructor(options: FramesOptions) {
    this.#options = options
  }

  async event(event: PipelineEvent): Promise<void> {
    const { out, err, rawRecords, filter } = this.#options
    if (filter?.drops(event) === true) return
    if (event.type === 'frame') return out.line(frameJson(event.info, { rawRecords }))
    const notice = noticeLine(event)
    if (notice?.startsWith('!!') === true) await err.line(notice.slice(3))
  }

  async end(): Promise<void> {}
}

class TextPrinter implements Printer {
  readonly #out: Output
  readonly #filter: FrameFilter | undefined
  #startNs: bigint | undefined
  #frames = 0
  #shown = 0
  #errors = 0
  readonly #connections = new Set<number>()

  constructor({ out, filter }: FramesOptions) {
    this.#out = out
    this.#filter = filter
  }

  async event(event: PipelineEvent): Promise<void> {
    const isDropped = this.#filter?.drops(event) === true
    if (event.type === 'frame') {
      const { frame, errors } = event.info
      if (this.#startNs === undefined) await this.#out.line(TEXT_HEADER)
      this.#startNs ??= frame.timeNs
      this.#frames += 1
      if (isDropped) return
      this.#shown += 1
      this.#errors += errors.length > 0 ? 1 : 0
      this.#connections.add(frame.connection.id)
      return this.#out.line(frameRow(event.info, this.#startNs))
    }
    const notice = isDropped ? undefined : noticeLine(event)
    if (notice !== undefined) await this.#out.line(notice)
  }

  async end(): Promise<void> {
    const all = counted(this.#frames, 'frame')
    const counts = [
      this.#filter === undefined ? all : `${this.#shown} of ${all}`,
      counted(this.#connections.size, 'connection'),
      `${this.#errors} answered with an error`,
    ]
    await this.#out.line(counts.join(', '))
  }
}
