// Where the bytes of a session come from. A feed pushes them in order, says how far it is, and
// resolves when there will be no more; everything after an abort is ignored.
import type { Notice, Phase } from '../../messages.ts'
import type { ByteSource } from '../kept-bytes.ts'

export interface FeedSink {
  /** May be called only while the feed runs. The chunk must not be written to afterwards. */
  push(chunk: Uint8Array<ArrayBuffer>): void
  phase(phase: Phase): void
  notice(notice: Notice): void
  /** Traffic that was forwarded and never recorded, in all. */
  dropped(bytes: number): void
}

export interface Feed {
  /** Where frames are read back from. */
  readonly source: ByteSource
  run(sink: FeedSink, signal: AbortSignal): Promise<void>
}
