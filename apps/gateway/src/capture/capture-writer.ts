// The main thread's end of the writing thread.
import { Worker } from 'node:worker_threads'
import type { Recording } from '../store/session-store.ts'
import type { WriterMessage, WriterStart } from './writer/messages.ts'

export class CaptureWriter {
  readonly #worker: Worker
  readonly #stopped: Promise<void>
  readonly #recording: Recording
  #frames = 0
  #connections = 0
  #end = 0
  #dropped = 0

  constructor(start: WriterStart, recording: Recording, failed: (reason: string) => void) {
    this.#recording = recording
    this.#worker = new Worker(new URL('./writer/worker.ts', import.meta.url), {
      workerData: start,
    })
    this.#stopped = new Promise((resolve) => {
      this.#worker.on('message', (message: WriterMessage) => {
        if (message.type === 'progress') this.#progress(message)
        else if (message.type === 'failed') failed(message.reason)
        else resolve()
      })
      this.#worker.on('error', (error) => {
        failed(error.message)
        resolve()
      })
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
