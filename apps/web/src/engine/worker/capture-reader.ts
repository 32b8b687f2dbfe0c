// From bytes to the index: the one place of the page where traces are read. Everything goes through
// the same reader and pipeline that the gateway and the command line use, so frame numbers agree.
import { looksLikeRequest } from '@brokerscope/codec'
import {
  Analysis,
  SessionPipeline,
  type FrameInfo,
  type PipelineEvent,
} from '@brokerscope/analysis'
import { TraceReader, type Frame, type Splice, type WithheldRange } from '@brokerscope/trace'
import { ErrorCounts } from './error-counts.ts'
import { FrameIndex, MAX_INDEXED } from './frame-index.ts'
import { Participants } from './participants.ts'
import { Notices } from './notices.ts'

/** What only a few frames have. */
export interface FrameExtras {
  readonly withheld: readonly WithheldRange[]
  readonly splices: readonly Splice[]
  readonly remarks: readonly string[]
  readonly mechanism: string | undefined
}

interface ConnectionState {
  /** Time of its newest frame, -1 before the first. */
  lastNs: bigint
}

export class CaptureReader {
  readonly index = new FrameIndex()
  readonly notices = new Notices()
  readonly errors = new ErrorCounts()
  readonly analysis = new Analysis()
  readonly participants = new Participants(this.analysis)
  /** Rises when a finding is new or has changed. */
  findingsRevision = 0
  readonly connections = new Map<number, ConnectionState>()
  readonly extras = new Map<number, FrameExtras>()
  /** Frames seen, also those beyond the bound of the index. */
  frames = 0
  startNs: bigint | null = null
  endNs: bigint | null = null
  readonly #reader = new TraceReader({ looksLikeRequest })
  readonly #pipeline = new SessionPipeline()
  #changedFrom = Number.POSITIVE_INFINITY

  get bytesRead(): number {
    return this.#reader.bytesRead
  }

  push(chunk: Uint8Array): void {
    for (const event of this.#reader.push(chunk)) this.#pass(this.#pipeline.push(event))
  }

  end(): void {
    for (const event of this.#reader.end()) this.#pass(this.#pipeline.push(event))
    this.#pass(this.#pipeline.end())
    if (this.analysis.end().length > 0) this.findingsRevision += 1
  }

  isIndexed(frame: number): boolean {
    return frame >= 1 && frame <= this.index.length
  }

  /** Lowest frame whose row is new or different since the last call. */
  takeChangedFrom(): number {
    const from = Math.min(this.#changedFrom, this.index.length + 1)
    this.#changedFrom = Number.POSITIVE_INFINITY
    return from
  }

  #pass(events: readonly PipelineEvent[]): void {
    for (const event of events) {
      this.#read(event)
      if (this.analysis.push(event).length > 0) this.findingsRevision += 1
      // Rows of before show the node too, once it is known.
      if (this.participants.learn(event)) this.#changedFrom = 1
    }
  }

  #read(event: PipelineEvent): void {
    switch (event.type) {
      case 'frame':
        return this.#frame(event.info)
      case 'exchange': {
        const request = event.request.frame.number
        this.index.pair(request, event.response.frame.number, event.latencyNs)
        this.#changedFrom = Math.min(this.#changedFrom, request)
        return
      }
      case 'section':
        this.startNs ??= event.info?.frame1TimeNs ?? null
        return
      case 'opened':
        this.#connection(event.connection)
        if (event.connection.beganMidStream) {
          this.notices.add({ kind: 'midStream', connection: event.connection.id })
        }
        return
      case 'gap':
      case 'foreign':
      case 'unfinished':
      case 'problem':
      case 'closed':
        return this.notices.addEvent(event)
      case 'unanswered':
        return
    }
  }

  #frame(info: FrameInfo): void {
    const { frame } = info
    this.frames += 1
    this.startNs ??= frame.timeNs
    if (this.endNs === null || frame.timeNs > this.endNs) this.endNs = frame.timeNs
    const connection = this.#connection(frame.connection)
    const deltaNs = connection.lastNs < 0n ? null : frame.timeNs - connection.lastNs
    connection.lastNs = frame.timeNs
    this.errors.add(info.errors)
    if (this.index.length >= MAX_INDEXED) return
    this.#changedFrom = Math.min(this.#changedFrom, frame.number)
    this.index.append({
      packet: frame.packet,
      timeNs: frame.timeNs,
      deltaNs,
      connection: frame.connection.id,
      isResponse: frame.direction === 'response',
      streamOffset: frame.streamOffset,
      size: frame.size,
      apiKey: info.apiKey ?? null,
      apiVersion: info.apiVersion ?? null,
      correlationId: info.correlationId ?? null,
      status: info.status ?? null,
      errorCode: info.errors[0]?.code ?? null,
      errorCount: info.errors.length,
      summary: info.summary,
      clientId: info.clientId ?? null,
      isToken: info.kind === 'saslToken',
      pieces: frame.pieces,
    })
    this.#keepExtras(frame, info.mechanism)
  }

  #connection(connection: Frame['connection']): ConnectionState {
    const known = this.connections.get(connection.id)
    if (known !== undefined) return known
    const created: ConnectionState = { lastNs: -1n }
    this.participants.add(connection)
    this.connections.set(connection.id, created)
    return created
  }

  #keepExtras(frame: Frame, mechanism: string | undefined): void {
    const { withheld = [], splices = [], comments = [] } = frame
    if (withheld.length + splices.length + comments.length === 0 && mechanism === undefined) return
    this.extras.set(frame.number, { withheld, splices, remarks: comments, mechanism })
  }
}
