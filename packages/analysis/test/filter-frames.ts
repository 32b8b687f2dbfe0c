// Recorded traces as frames that filters read, in two ways: frame by frame from the pipeline, and from
// columns as an index of a page would hold them.
import { decodeRequest, decodeResponse, type DecodedMessage } from '@brokerscope/codec'
import { loadTrace } from '@brokerscope/testkit'
import type { TraceEvent } from '@brokerscope/trace'
import { Analysis } from '../src/analysis.ts'
import type { Subject } from '../src/filter/fields/subject.ts'
import { compileFilter, type CompiledFilter } from '../src/filter/filter.ts'
import { Follower, subjectsOf } from '../src/filter/follow.ts'
import type { FilterableFrame } from '../src/filter/frame.ts'
import { InfoFrame, type CaptureKnowledge } from '../src/filter/info-frame.ts'
import type { FrameInfo, FrameKind, FrameStatus } from '../src/pipeline/frame-info.ts'
import { SessionPipeline } from '../src/pipeline/session.ts'

export interface Capture {
  readonly infos: readonly FrameInfo[]
  readonly knowledge: CaptureKnowledge
}

const captures = new Map<string, Capture>()

export function captureOf(trace: string): Capture {
  const known = captures.get(trace) ?? readCapture(loadTrace(trace))
  captures.set(trace, known)
  return known
}

export function readCapture(events: readonly TraceEvent[]): Capture {
  const pipeline = new SessionPipeline()
  const analysis = new Analysis()
  const infos: FrameInfo[] = []
  const run = (event: ReturnType<SessionPipeline['push']>[number]): void => {
    analysis.push(event)
    if (event.type === 'frame') infos.push(event.info)
  }
  for (const event of events) pipeline.push(event).forEach(run)
  pipeline.end().forEach(run)
  analysis.end()
  const { brokers, clients, topics } = analysis.models
  const knowledge: CaptureKnowledge = {
    startNs: infos[0]?.frame.timeNs,
    nodeOf: (connection) => brokers.nodeOf(connection)?.nodeId,
    softwareOf: (connection) => clients.softwareOf(connection)?.client.display,
    topicName: (topicId) => {
      const name = topics.nameOf({ topicId })
      return name === `id ${topicId}` ? undefined : name
    },
    findingsOf: (frame) =>
      analysis.findings
        .filter(({ evidence }) => evidence.some((each) => each.frame === frame))
        .map(({ id }) => id),
  }
  return { infos, knowledge }
}

export function compiled(text: string): CompiledFilter {
  const filter = compileFilter(text)
  if (!filter.ok) throw new Error(`${text}: ${filter.error.column} ${filter.error.message}`)
  return filter
}

/** Numbers of the frames that pass. */
export function matching({ infos, knowledge }: Capture, text: string): number[] {
  const filter = compiled(text)
  const follower = new Follower(subjectsOf(filter.expression))
  const follows = (frame: number, subject: Subject) => follower.follows(frame, subject)
  const frame = new InfoFrame({ ...knowledge, follows })
  return infos
    .filter((info) => {
      follower.add(frame.show(info))
      return filter.matches(frame)
    })
    .map((info) => info.frame.number)
}

/** Typed arrays for the columns, one object for all rows; decoding from bytes that are kept beside. */
export class ColumnFrames implements FilterableFrame {
  row = 0
  readonly length: number
  readonly #connection: Uint32Array
  readonly #apiKey: Int16Array
  readonly #apiVersion: Int16Array
  readonly #isResponse: Uint8Array
  readonly #size: Uint32Array
  readonly #sinceStartNs: Float64Array
  readonly #latencyNs: Float64Array
  readonly #errorCount: Uint16Array
  readonly #firstError: Int16Array
  readonly #pair: Uint32Array
  readonly #infos: readonly FrameInfo[]
  readonly #knowledge: CaptureKnowledge
  /** How often a frame was decoded. */
  decodes = 0

  /** `length`: rows, which repeat the frames of the capture. */
  constructor({ infos, knowledge }: Capture, length: number = infos.length) {
    const column = (row: number): FrameInfo => infos.at(row % infos.length)!
    const start = knowledge.startNs ?? 0n
    const from = { length }
    this.length = length
    this.#infos = infos
    this.#knowledge = knowledge
    this.#connection = Uint32Array.from(from, (_, row) => column(row).frame.connection.id)
    this.#apiKey = Int16Array.from(from, (_, row) => column(row).apiKey ?? -1)
    this.#apiVersion = Int16Array.from(from, (_, row) => column(row).apiVersion ?? -1)
    this.#isResponse = Uint8Array.from(from, (_, row) =>
      column(row).frame.direction === 'response' ? 1 : 0,
    )
    this.#size = Uint32Array.from(from, (_, row) => column(row).frame.size)
    this.#sinceStartNs = Float64Array.from(from, (_, row) =>
      Number(column(row).frame.timeNs - start),
    )
    this.#latencyNs = Float64Array.from(from, (_, row) => Number(column(row).latencyNs ?? -1))
    const errors = infos.map((info) => info.errors)
    this.#errorCount = Uint16Array.from(from, (_, row) => errors[row % infos.length]?.length ?? 0)
    this.#firstError = Int16Array.from(from, (_, row) => errors[row % infos.length]?.[0]?.code ?? 0)
    this.#pair = Uint32Array.from(
      from,
      (_, row) => column(row).requestFrame ?? column(row).responseFrame ?? 0,
    )
  }

  get #info(): FrameInfo {
    return this.#infos.at(this.row % this.#infos.length)!
  }

  get number(): number {
    return this.row + 1
  }

  get packet(): number {
    return this.#info.frame.packet
  }

  get timeNs(): bigint {
    return this.#info.frame.timeNs
  }

  get sinceStartNs(): number {
    return this.#sinceStartNs[this.row] ?? 0
  }

  get latencyNs(): number {
    return this.#latencyNs[this.row] ?? 0
  }

  get size(): number {
    return this.#size[this.row] ?? 0
  }

  get connection(): number {
    return this.#connection[this.row] ?? 0
  }

  get connectionName(): string {
    return this.#info.frame.connection.name
  }

  get node(): number {
    return this.#knowledge.nodeOf?.(this.#info.frame.connection) ?? -1
  }

  get isResponse(): boolean {
    return this.#isResponse[this.row] === 1
  }

  get kind(): FrameKind {
    return this.#info.kind
  }

  get apiKey(): number {
    return this.#apiKey[this.row] ?? 0
  }

  get apiVersion(): number {
    return this.#apiVersion[this.row] ?? 0
  }

  get correlationId(): number | undefined {
    return this.#info.correlationId
  }

  get clientId(): string | null | undefined {
    return this.#info.clientId
  }

  get software(): string | undefined {
    return this.#knowledge.softwareOf?.(this.#info.frame.connection)
  }

  get status(): FrameStatus | undefined {
    return this.#info.status
  }

  get errorCount(): number {
    return this.#errorCount[this.row] ?? 0
  }

  get firstError(): number {
    return this.#firstError[this.row] ?? 0
  }

  errorCodes(): readonly number[] {
    return this.#info.errors.map(({ code }) => code)
  }

  get pair(): number {
    return this.#pair[this.row] ?? 0
  }

  get summary(): string {
    return this.#info.summary
  }

  get findings(): readonly string[] {
    return this.#knowledge.findingsOf?.(this.#info.frame.number) ?? []
  }

  follows(): boolean {
    return false
  }

  topicName(topicId: string): string | undefined {
    return this.#knowledge.topicName?.(topicId)
  }

  decoded(): DecodedMessage {
    this.decodes += 1
    const { bytes } = this.#info.frame
    return this.isResponse
      ? decodeResponse(bytes, this.apiKey, this.apiVersion)
      : decodeRequest(bytes)
  }
}
