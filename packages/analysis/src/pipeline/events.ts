// What comes out of the pipeline, in capture order.
import type { TraceEvent } from '@brokerscope/trace'
import type { FrameInfo } from './frame-info.ts'

/** The events of a trace that the pipeline only passes on. */
export type PassedEvent = Exclude<TraceEvent, { type: 'frame' }>

export type UnansweredReason =
  | 'closed' // the connection ended first
  | 'ended' // the capture ended first
  | 'gap' // captured bytes were lost, and a later request has its answer
  | 'limit' // too many open requests; this one was let go

export interface FrameEvent {
  readonly type: 'frame'
  readonly info: FrameInfo
}

/** A request and its response. Comes right after the `frame` event of the response. */
export interface ExchangeEvent {
  readonly type: 'exchange'
  readonly request: FrameInfo
  readonly response: FrameInfo
  readonly latencyNs: bigint
  /** An older request of the connection was still open: brokers answer in order. */
  readonly outOfOrder: boolean
  /** The request (Produce with acks=0) must not be answered, and was. */
  readonly unexpected: boolean
}

export interface UnansweredEvent {
  readonly type: 'unanswered'
  readonly request: FrameInfo
  readonly reason: UnansweredReason
}

export type PipelineEvent = FrameEvent | ExchangeEvent | UnansweredEvent | PassedEvent
