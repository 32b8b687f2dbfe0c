// Follows a session over the gateway's live channel until its end, through any number of broken
// connections. The only state is the byte offset: what was pushed is never asked for again.
//
//   close 1000   the session has ended              done
//   close 4408   we were too slow                   ask again at once
//   close 4410   our offset was deleted by a quota  go on at the oldest byte, say what is missing
//   anything     gateway lost                       wait 1, 2, 4, 8 s, ask again
import type { FeedSink } from './feed.ts'

export interface LiveSocket {
  onText: (text: string) => void
  onBytes: (bytes: Uint8Array<ArrayBuffer>) => void
  onClose: (code: number) => void
  close(): void
}

export interface LiveOptions {
  /** Opens the channel at a byte offset, null for the oldest byte that is held. */
  readonly connect: (from: number | null) => LiveSocket
  /** The oldest byte that the gateway still holds, or null when the session is gone. */
  readonly firstOffset: () => Promise<number | null>
  readonly sleep: (ms: number) => Promise<void>
  readonly now: () => number
  readonly sink: FeedSink
  readonly signal: AbortSignal
}

const ENDED = 1000
const TOO_SLOW = 4408
const EVICTED = 4410
const RETRY_MS = [1000, 2000, 4000, 8000]

export async function followLive(options: LiveOptions): Promise<void> {
  const { sink, signal } = options
  const state = { offset: null as number | null, failures: 0 }
  while (!signal.aborted) {
    const code = await listenOnce(options, state)
    if (signal.aborted || code === ENDED) return
    if (code === TOO_SLOW) continue
    if (code === EVICTED) {
      if (!(await skipEvicted(options, state))) return
      continue
    }
    const wait = RETRY_MS[Math.min(state.failures, RETRY_MS.length - 1)] ?? 0
    state.failures += 1
    sink.phase({ name: 'lost', retryAtMs: options.now() + wait })
    await options.sleep(wait)
  }
}

interface State {
  offset: number | null
  failures: number
}

/** Resolves with the close code. */
function listenOnce({ connect, sink, signal }: LiveOptions, state: State): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(state.offset)
    const abort = (): void => socket.close()
    signal.addEventListener('abort', abort, { once: true })
    let caughtUpAt = 0
    let total = 0
    socket.onText = (text) => {
      const event = readEvent(text)
      if (event?.type === 'hello') {
        state.failures = 0
        state.offset ??= event.from
        caughtUpAt = event.end
        total = event.end - state.offset
        sink.phase(
          state.offset < caughtUpAt
            ? { name: 'reading', bytesRead: 0, bytesTotal: total }
            : { name: 'live' },
        )
      } else if (event?.type === 'gap') sink.dropped(event.dropped)
    }
    socket.onBytes = (bytes) => {
      if (signal.aborted) return
      state.offset = (state.offset ?? 0) + bytes.length
      sink.push(bytes)
      const bytesRead = total - (caughtUpAt - state.offset)
      sink.phase(
        bytesRead < total ? { name: 'reading', bytesRead, bytesTotal: total } : { name: 'live' },
      )
    }
    socket.onClose = (code) => {
      signal.removeEventListener('abort', abort)
      resolve(code)
    }
  })
}

/** False when there is nothing left to follow. */
async function skipEvicted({ firstOffset, sink }: LiveOptions, state: State): Promise<boolean> {
  const first = await firstOffset()
  if (first === null) {
    sink.phase({ name: 'failed', failure: { why: 'gone', detail: '' } })
    return false
  }
  if (state.offset !== null && first > state.offset) {
    sink.notice({ kind: 'evicted', bytes: first - state.offset })
  }
  state.offset = first
  return true
}

type LiveEvent =
  | { readonly type: 'hello'; readonly from: number; readonly end: number }
  | { readonly type: 'gap'; readonly dropped: number }

/** Newer gateways may say more; what is not known here is not needed here. */
function readEvent(text: string): LiveEvent | null {
  let event: unknown
  try {
    event = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof event !== 'object' || event === null || !('type' in event)) return null
  const { type, from, end, dropped } = event as Record<string, unknown>
  if (type === 'hello' && isOffset(from) && isOffset(end)) return { type, from, end }
  if (type === 'gap' && isOffset(dropped)) return { type, dropped }
  return null
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
