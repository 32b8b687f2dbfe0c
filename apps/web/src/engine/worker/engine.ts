// Opens one session at a time, reads it, and answers the page. Knows no worker globals: main.ts
// connects it to the page.
import type { FromWorker, Phase, Question, Source, ToWorker } from '../messages.ts'
import type { Feed, FeedSink } from './feeds/feed.ts'
import { BlobBytes } from './kept-bytes.ts'
import { WorkerSession } from './worker-session.ts'

interface Open {
  readonly generation: number
  readonly session: WorkerSession
  readonly abort: AbortController
}

export class Engine {
  readonly #post: (message: FromWorker) => void
  readonly #feedOf: (source: Source) => Promise<Feed | Phase>
  #open: Open | undefined
  /** The page was told that something changed and has not pulled yet. */
  #isTold = false

  constructor(
    post: (message: FromWorker) => void,
    feedOf: (source: Source) => Promise<Feed | Phase>,
  ) {
    this.#post = post
    this.#feedOf = feedOf
  }

  receive(message: ToWorker): void {
    switch (message.type) {
      case 'open':
        this.#open?.abort.abort()
        void this.#openSource(message.generation, message.source)
        return
      case 'close':
        this.#open?.abort.abort()
        this.#open = undefined
        return
      case 'cancel':
        this.#cancel()
        return
      case 'pull':
        this.#isTold = false
        this.#sendDelta()
        return
      case 'ask':
        void this.#answer(message.id, message.question)
    }
  }

  async #openSource(generation: number, source: Source): Promise<void> {
    const abort = new AbortController()
    // Until the file is recognised there is nothing to ask about.
    const waiting = new WorkerSession(new BlobBytes(new Blob()))
    this.#open = { generation, session: waiting, abort }
    try {
      const feed = await this.#feedOf(source)
      if (abort.signal.aborted) return
      if ('name' in feed) return this.#setPhase(waiting, feed)
      const session = new WorkerSession(feed.source)
      this.#open = { generation, session, abort }
      await this.#run(feed, session, abort.signal)
    } catch (error) {
      // What was read stays usable; the page says what happened.
      const failure = { why: 'unreadable', detail: String(error) } as const
      const session = this.#open?.abort === abort ? this.#open.session : waiting
      if (!abort.signal.aborted) this.#setPhase(session, { name: 'failed', failure })
    }
  }

  async #run(feed: Feed, session: WorkerSession, signal: AbortSignal): Promise<void> {
    const sink: FeedSink = {
      push: (chunk) => {
        session.capture.push(chunk)
        this.#tell(session)
      },
      phase: (phase) => this.#setPhase(session, phase),
      notice: (notice) => session.capture.notices.add(notice),
      dropped: (bytes) => {
        session.droppedBytes = bytes
        this.#tell(session)
      },
    }
    await feed.run(sink, signal)
    if (signal.aborted || session.phase.name === 'failed') return
    session.capture.end()
    this.#setPhase(session, { name: 'ended' })
  }

  /** Stops reading; what was read so far stays open. */
  #cancel(): void {
    if (this.#open === undefined || this.#open.session.phase.name !== 'reading') return
    const { session, abort } = this.#open
    abort.abort()
    session.capture.end()
    this.#setPhase(session, { name: 'failed', failure: { why: 'cancelled' } })
  }

  #setPhase(session: WorkerSession, phase: Phase): void {
    session.phase = phase
    this.#tell(session)
  }

  #tell(session: WorkerSession): void {
    session.touch()
    if (this.#isTold || this.#open?.session !== session) return
    this.#isTold = true
    this.#post({ type: 'changed' })
  }

  #sendDelta(): void {
    if (this.#open === undefined) return
    const { generation, session } = this.#open
    this.#post({ type: 'delta', generation, delta: session.delta() })
  }

  async #answer(id: number, question: Question): Promise<void> {
    const session = this.#open?.session
    if (session === undefined) {
      this.#post({ type: 'refused', id, message: 'No session is open' })
      return
    }
    try {
      this.#post({ type: 'answer', id, answer: await session.answer(question) })
    } catch (error) {
      this.#post({ type: 'refused', id, message: String(error) })
    }
  }
}
