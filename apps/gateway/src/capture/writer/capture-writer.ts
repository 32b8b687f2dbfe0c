// The main thread's end of the writing thread.
import { Worker } from 'node:worker_threads'
import type { Recording } from '../../store/session-store.ts'
import type { WriterMessage, WriterStart } from './messages.ts'

export class CaptureWriter {
  readonly #worker: Worker
  /** Resolves when the first segment is there, or when it is known that there will be none. */
  readonly started: Promise<void>
  readonly #stopped: Promise<void>
  readonly #recording: Recording
  /** Why nothing more is written. */
  failure: string | undefined
  #frames = 0
  #connections = 0
  #end = 0
  #dropped = 0

  constructor(start: WriterStart, recording: Recording, failed: (reason: string) => void) {
    this.#recording = recording
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: start,
    })
    const started = Promise.withResolvers<void>()
    const stopped = Promise.withResolvers<void>()
    this.started = started.promise
    this.#stopped = stopped.promise
    const fail = (reason: string): void => {
      this.failure = reason
      started.resolve()
      failed(reason)
    }
    this.#worker.on('message', (message: WriterMessage) => {
      if (message.type === 'progress') {
        this.#progress(message)
        started.resolve()
      } else if (message.type === 'failed') fail(message.reason)
      else stopped.resolve()
    })
    this.#worker.on('error', (error) => {
      fail(error.message)
      stopped.resolve()
    })
  }

  /** Tells the store what was dropped so far, at the latest with the next progress. */
  dropped(bytes: number): void {
    this.#dropped = bytes
  }

  clusterId(clusterId: string): void {
    this.#recording.progress({ ...this.#counts(), clusterId })
  }

  /** Resolves when the thread has written everything; it was told to stop through the ring. */
  async stopped(): Promise<void> {
    await this.#stopped
    await this.#worker.terminate()
    this.#recording.progress(this.#counts())
    await this.#recording.finish()
  }

  #progress(message: WriterMessage & { type: 'progress' }): void {
    this.#frames = message.frames
    this.#connections = message.connections
    this.#end = message.end
    const { segments } = message
    this.#recording.progress({ ...this.#counts(), ...(segments.length > 0 && { segments }) })
  }

  #counts(): { end: number; frames: number; connections: number; dropped: number } {
    return {
      end: this.#end,
      frames: this.#frames,
      connections: this.#connections,
      dropped: this.#dropped,
    }
  }
}
