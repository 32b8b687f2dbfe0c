// What a running capture shows of itself.
import type { Address } from '../address.ts'

export interface Capture {
  readonly sessionId: string
  listeners(): readonly ListenerState[]
  /** Returns the function that stops the calls. */
  onEvent(callback: (event: CaptureEvent) => void): () => void
  /** Closes listeners and connections; resolves when everything is on disk. */
  stop(): Promise<void>
}

export interface ListenerState {
  readonly listen: Address
  readonly broker: Address
  /** Null for the bootstrap listener while no node has named its address. */
  readonly nodeId: number | null
  readonly state: 'listening' | 'failed' | 'closed'
}

export type CaptureEvent =
  | { readonly type: 'listener'; readonly listener: ListenerState }
  /** Traffic was forwarded but not captured; `bytes` is the total so far. */
  | { readonly type: 'gap'; readonly bytes: number }
  /** A broker could not be reached, or may not be. */
  | { readonly type: 'upstream'; readonly broker: Address; readonly sentence: string }
  /** Something that the reader of the session should know. */
  | { readonly type: 'warning'; readonly sentence: string }
  | { readonly type: 'stopped'; readonly reason?: string }
