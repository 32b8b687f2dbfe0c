export type {
  ExchangeEvent,
  FrameEvent,
  PassedEvent,
  PipelineEvent,
  UnansweredEvent,
  UnansweredReason,
} from './pipeline/events.ts'
export type { FrameError, FrameInfo, FrameKind, FrameStatus } from './pipeline/frame-info.ts'
export { SessionPipeline, type SessionOptions } from './pipeline/session.ts'
