// One viewer of a session: first what is on disk, then what is appended, as the bytes that they are.
//
// Bytes are read from the segment files when this viewer has room for them, never pushed at it. So
// a viewer that is slow, or gone without a word, holds one megabyte here and delays nobody:
//
//      next                       end
//   ────┼──────────┬───────────────┼
//       │ in flight│  not yet read │        unsent = in flight + not yet read
//
// Catching up with a long session leaves far more than 8 MiB unsent and is no fault; a viewer that
// takes nothing at all for a while, with more than 8 MiB waiting, is told to come back (4408).
// Rejected: pushing each appended chunk to each viewer, which needs a buffer per viewer and
// another way for the bytes from before it came.
import { GatewayError } from '../errors.ts'
import type { SessionRecord, SessionStore } from '../store/session-store.ts'
import { LiveEvents, type LiveListener } from './live-events.ts'

/** What is needed of a WebSocket. */
export interface ViewerSocket {
  /** `sent` is called when the bytes have left this process. */
  send(data: string | Uint8Array, sent: () => void): void
  close(code: number, reason: string): void
  onClose(callback: () => void): void
}

export interface LiveOptions {
  readonly store: Pick<SessionStore, 'find' | 'read' | 'onAppend' | 'onChange'>
  readonly id: string
  /** Byte offset to begin at; the oldest byte that is held without it. */
  readonly from: number | undefined
  /** Listeners of the capture that fills this session, if one does. */
  readonly listeners: () => readonly LiveListener[]
  readonly onListeners: (callback: () => void) => () => void
  /** A viewer that takes nothing for this long is stalled. */
  readonly stallMs?: number | undefined
}

const CLOSE_ENDED = 1000
const CLOSE_TOO_SLOW = 4408
const CLOSE_EVICTED = 4410

/** Of the design. */
const LARGEST_MESSAGE = 256 * 1024
const MOST_UNSENT = 8 * 1024 * 1024
/** Handed to the socket and not yet sent; our choice: enough to keep a fast viewer busy. */
const MOST_IN_FLIGHT = 1024 * 1024
const STALL_MS = 2000
const RETRY_MS = 50

/** Resolves when the channel was closed, by whichever side. */
export async function serveLive(socket: ViewerSocket, options: LiveOptions): Promise<void> {
  await new LiveViewer(socket, options).run()
}

class LiveViewer {
  readonly #socket: ViewerSocket
  readonly #options: LiveOptions
  readonly #events: LiveEvents
  #next = 0
  #inFlight = 0
  /** When something was last sent, or began to be. */
  #lastProgress = 0
  #isOpen = true
  /** A wake that came while nobody waited must not be lost. */
  #wasWoken = false
  #wake: (() => void) | undefined

  constructor(socket: ViewerSocket, options: LiveOptions) {
    this.#socket = socket
    this.#options = options
    this.#events = new LiveEvents((text) => this.#send(text))
  }

  async run(): Promise<void> {
    const { store, id, onListeners } = this.#options
    const wake = () => this.#notify()
    const undo = [store.onAppend(id, wake), store.onChange(wake), onListeners(wake)]
    this.#socket.onClose(() => {
      this.#isOpen = false
      this.#notify()
    })
    try {
      this.#hello()
      while (this.#isOpen) await this.#step()
    } catch (error) {
      if (!(error instanceof GatewayError && error.code === 'SESSION_BYTES_EVICTED')) throw error
      this.#close(CLOSE_EVICTED, 'These bytes were deleted')
    } finally {
      for (const stop of undo) stop()
    }
  }

  #hello(): void {
    const record = this.#record()
    this.#next = this.#options.from ?? record?.firstOffset ?? 0
    if (record !== undefined) this.#events.hello(record, this.#next)
  }

  /** Sends one thing, or waits until there is a reason to look again. */
  async #step(): Promise<void> {
    const record = this.#record()
    if (record === undefined) return this.#close(CLOSE_EVICTED, 'The session was deleted')
    if (this.#inFlight >= MOST_IN_FLIGHT) return this.#waitForRoom()

    this.#events.changes(record, this.#options.listeners())
    if (this.#next < record.firstOffset || this.#next > record.end) {
      return this.#close(CLOSE_EVICTED, `Bytes are held from ${record.firstOffset} on`)
    }
    if (this.#next < record.end) return this.#sendBytes(record)
    if (record.state === 'stopped') return this.#close(CLOSE_ENDED, 'The session has ended')
    return this.#waitForChange()
  }

  async #sendBytes(record: SessionRecord): Promise<void> {
    const length = Math.min(LARGEST_MESSAGE, record.end - this.#next)
    const bytes = await this.#options.store.read(record.id, this.#next, length)
    if (!this.#isOpen) return
    // The catalogue may know of bytes a moment before a reader of the file sees them.
    if (bytes.length === 0) return this.#waitForChange(RETRY_MS)
    this.#next += bytes.length
    this.#send(bytes)
    this.#events.lag(record.end - this.#next, performance.now())
  }

  /** Waits until something was sent; nothing for long, with much to send, is the end. */
  async #waitForRoom(): Promise<void> {
    const { stallMs = STALL_MS } = this.#options
    await this.#waitForChange(stallMs)
    const end = this.#record()?.end ?? this.#next
    const unsent = end - this.#next + this.#inFlight
    const isStalled = performance.now() - this.#lastProgress >= stallMs
    if (this.#isOpen && isStalled && unsent > MOST_UNSENT) {
      this.#close(CLOSE_TOO_SLOW, 'Too slow: ask again from the byte where you are')
    }
  }

  #record(): SessionRecord | undefined {
    return this.#options.store.find(this.#options.id)
  }

  #send(data: string | Uint8Array): void {
    const { length } = data
    if (this.#inFlight === 0) this.#lastProgress = performance.now()
    this.#inFlight += length
    this.#socket.send(data, () => {
      this.#inFlight -= length
      this.#lastProgress = performance.now()
      this.#notify()
    })
  }

  #close(code: number, reason: string): void {
    this.#isOpen = false
    this.#socket.close(code, reason)
  }

  #notify(): void {
    this.#wasWoken = true
    this.#wake?.()
  }

  async #waitForChange(atMostMs?: number): Promise<void> {
    if (!this.#wasWoken) {
      await new Promise<void>((resolve) => {
        const timer = atMostMs === undefined ? undefined : setTimeout(resolve, atMostMs)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    this.#wake = undefined
    this.#wasWoken = false
  }
}
