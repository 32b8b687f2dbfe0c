// A frame of the pipeline as filters read it. One object serves all frames of a run, one after
// another: `show` sets which. What the pipeline alone does not know comes from `knowledge`.
import type { DecodedMessage } from '@brokerscope/codec'
import type { Connection } from '@brokerscope/trace'
import type { FrameInfo, FrameKind, FrameStatus } from '../pipeline/frame-info.ts'
import type { Subject } from './fields/subject.ts'
import type { FilterableFrame } from './frame.ts'

/** Each part may be left out; then its fields have no value. A filter's `needs` say which matter. */
export interface CaptureKnowledge {
  /** Time of frame 1. */
  startNs?: bigint | undefined
  nodeOf?(connection: Connection): number | undefined
  softwareOf?(connection: Connection): string | undefined
  topicName?(topicId: string): string | undefined
  findingsOf?(frame: number): readonly string[]
  follows?(frame: number, subject: Subject): boolean
  /** For those who know the future; else as far as the pipeline has come. */
  responseFrameOf?(request: number): number | undefined
}

const NO_FINDINGS: readonly string[] = []

export class InfoFrame implements FilterableFrame {
  readonly #knowledge: CaptureKnowledge
  #info: FrameInfo | undefined

  constructor(knowledge: CaptureKnowledge = {}) {
    this.#knowledge = knowledge
  }

  show(info: FrameInfo): this {
    this.#info = info
    return this
  }

  get info(): FrameInfo {
    if (this.#info === undefined) throw new Error('No frame is shown yet')
    return this.#info
  }

  get number(): number {
    return this.info.frame.number
  }

  get packet(): number {
    return this.info.frame.packet
  }

  get timeNs(): bigint {
    return this.info.frame.timeNs
  }

  get sinceStartNs(): number {
    const { timeNs } = this
    return Number(timeNs - (this.#knowledge.startNs ?? timeNs))
  }

  get latencyNs(): number {
    return Number(this.info.latencyNs ?? -1)
  }

  get size(): number {
    return this.info.frame.size
  }

  get connection(): number {
    return this.info.frame.connection.id
  }

  get connectionName(): string {
    return this.info.frame.connection.name
  }

  get node(): number {
    const { connection } = this.info.frame
    return connection.nodeId ?? this.#knowledge.nodeOf?.(connection) ?? -1
  }

  get isResponse(): boolean {
    return this.info.frame.direction === 'response'
  }

  get kind(): FrameKind {
    return this.info.kind
  }

  get apiKey(): number {
    return this.info.apiKey ?? -1
  }

  get apiVersion(): number {
    return this.info.apiVersion ?? -1
  }

  get correlationId(): number | undefined {
    return this.info.correlationId
  }

  get clientId(): string | null | undefined {
    return this.info.clientId
  }

  get software(): string | undefined {
    return this.#knowledge.softwareOf?.(this.info.frame.connection)
  }

  get status(): FrameStatus | undefined {
    return this.info.status
  }

  get errorCount(): number {
    return this.info.errors.length
  }

  get firstError(): number {
    return this.info.errors[0]?.code ?? 0
  }

  errorCodes(): readonly number[] {
    return this.info.errors.map(({ code }) => code)
  }

  get pair(): number {
    const { info } = this
    if (this.isResponse) return info.requestFrame ?? 0
    return info.responseFrame ?? this.#knowledge.responseFrameOf?.(this.number) ?? 0
  }

  get summary(): string {
    return this.info.summary
  }

  get findings(): readonly string[] {
    return this.#knowledge.findingsOf?.(this.number) ?? NO_FINDINGS
  }

  follows(subject: Subject): boolean {
    return this.#knowledge.follows?.(this.number, subject) === true
  }

  topicName(topicId: string): string | undefined {
    return this.#knowledge.topicName?.(topicId)
  }

  decoded(): DecodedMessage {
    return this.info.decoded()
  }
}
