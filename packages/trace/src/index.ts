export { brokerBytes, formatSplices } from './splices.ts'
export { DEFAULT_MAX_FRAME_BYTES, type TraceReaderOptions } from './assembly.ts'
export { formatAddress, formatEndpoint, parseAddress } from './net/address.ts'
export { formatNote, formatWithheld } from './comments.ts'
export type {
  ClosedEvent,
  Connection,
  Direction,
  Endpoint,
  ForeignEvent,
  ForeignProtocol,
  Frame,
  GapEvent,
  GapReason,
  Piece,
  ProblemEvent,
  SectionInfo,
  Splice,
  TraceEvent,
  UnfinishedEvent,
  WithheldRange,
} from './events.ts'
export { TraceReader } from './reader.ts'
export type { Round } from './write/memory.ts'
export { SegmentWriter, type DataOptions } from './write/segment-writer.ts'
export type { HostNames } from './write/blocks.ts'
export type { WrittenConnection } from './write/flow.ts'
