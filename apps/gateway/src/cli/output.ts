// Text to a stream: collected into large writes, waiting where the reader is slower, and quiet
// when the reader goes away (`| head`), which ends the verb without being an error.
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { GatewayError, reasonOf } from '../errors.ts'

/** Thrown to the top by the first write after the reader has gone. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed'
}

const COLLECT = 64 * 1024

export class Output {
  readonly #stream: Writable
  #collected: string[] = []
  #length = 0
  #failure: Error | undefined

  constructor(stream: Writable) {
    this.#stream = stream
    stream.on('error', (error: NodeJS.ErrnoException) => {
      const isGone = error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED'
      this.#failure ??= isGone
        ? new OutputClosed('The reader has gone', { cause: error })
        : unwritable(error)
    })
  }

  async line(text: string): Promise<void> {
    this.#collected.push(text, '\n')
    this.#length += text.length + 1
    if (this.#length >= COLLECT) await this.flush()
  }

  /** Hands over what was collected; resolves when the stream can take more. */
  async flush(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure
    if (this.#length === 0) return
    const text = this.#collected.join('')
    this.#collected = []
    this.#length = 0
    if (!this.#stream.write(text)) await this.#drained()
    if (this.#failure !== undefined) throw this.#failure
  }

  /** A reader that goes away while we wait never drains. */
  async #drained(): Promise<void> {
    const stop = new AbortController()
    const { signal } = stop
    try {
      await Promise.race([
        once(this.#stream, 'drain', { signal }),
        once(this.#stream, 'close', { signal }),
      ])
    } catch (error) {
      this.#failure ??= unwritable(error)
    } finally {
      stop.abort()
    }
  }
}

function unwritable(error: unknown): GatewayError {
  const details = { path: 'what was asked for', reason: reasonOf(error) }
  return new GatewayError('FILE_UNWRITABLE', details, { cause: error })
}
