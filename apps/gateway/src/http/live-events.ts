// The text messages of the live channel. The list of types is closed: hello, gap, note, quirk,
// listener, state, evicted, lag. Each is a state and not a step, so a slow viewer is sent the last
// one only. What the bytes say is in the bytes: no facts, findings or filters here.
import type { SessionRecord } from '../store/session-store.ts'

export interface LiveListener {
  readonly listen: { readonly host: string; readonly port: number }
  readonly broker: { readonly host: string; readonly port: number }
  readonly nodeId: number | null
  readonly state: string
}

export type LiveEvent =
  | {
      readonly type: 'hello'
      readonly format: 'pcapng'
      readonly from: number
      readonly firstOffset: number
      readonly end: number
      readonly state: SessionRecord['state']
    }
  | { readonly type: 'state'; readonly state: SessionRecord['state']; readonly end: number }
  /** Bytes of traffic that were forwarded and not recorded, in all. */
  | { readonly type: 'gap'; readonly dropped: number }
  | { readonly type: 'evicted'; readonly firstOffset: number }
  | { readonly type: 'listener'; readonly listeners: readonly LiveListener[] }
  /** How many bytes this viewer is behind the end; sent while it matters, and as 0 when it is over. */
  | { readonly type: 'lag'; readonly bytes: number }

/** Below this a viewer counts as up to date; our choice. */
const LAG_FROM = 1024 * 1024
const LAG_EVERY_MS = 1000

export class LiveEvents {
  readonly #send: (text: string) => void
  #state: SessionRecord['state'] = 'recording'
  #dropped = 0
  #firstOffset = 0
  #listeners = '[]'
  #isLagging = false
  #lagSaidAt = 0

  constructor(send: (text: string) => void) {
    this.#send = send
  }

  /** Listeners that exist already follow at once. */
  hello(record: SessionRecord, from: number): void {
    const { firstOffset, end, state } = record
    this.#say({ type: 'hello', format: 'pcapng', from, firstOffset, end, state })
    this.#state = state
    this.#firstOffset = firstOffset
  }

  /** Says what became different since the last call. */
  changes(record: SessionRecord, listeners: readonly LiveListener[]): void {
    const { state, dropped, firstOffset, end } = record
    if (firstOffset !== this.#firstOffset) this.#say({ type: 'evicted', firstOffset })
    if (dropped !== this.#dropped) this.#say({ type: 'gap', dropped })
    const listenersNow = JSON.stringify(listeners)
    if (listenersNow !== this.#listeners) this.#say({ type: 'listener', listeners })
    if (state !== this.#state) this.#say({ type: 'state', state, end })

    this.#firstOffset = firstOffset
    this.#dropped = dropped
    this.#listeners = listenersNow
    this.#state = state
  }

  lag(bytes: number, now: number): void {
    if (bytes === 0) {
      if (this.#isLagging) this.#say({ type: 'lag', bytes })
      this.#isLagging = false
      return
    }
    if (bytes < LAG_FROM || now - this.#lagSaidAt < LAG_EVERY_MS) return
    this.#isLagging = true
    this.#lagSaidAt = now
    this.#say({ type: 'lag', bytes })
  }

  #say(event: LiveEvent): void {
    this.#send(JSON.stringify(event))
  }
}
