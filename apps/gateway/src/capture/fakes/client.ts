// A client over a real socket: sends bytes, waits for bytes.
import { connect, type Socket } from 'node:net'

export class Client {
  readonly socket: Socket
  readonly #chunks: Buffer[] = []
  #length = 0
  #wake: () => void = () => undefined
  hasEnded = false
  error: NodeJS.ErrnoException | undefined

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    this.socket.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk)
      this.#length += chunk.length
      this.#wake()
    })
    this.socket.on('end', () => {
      this.hasEnded = true
      this.#wake()
    })
    this.socket.on('error', (error) => {
      this.error = error
      this.#wake()
    })
    this.socket.on('close', () => this.#wake())
  }

  received(): Buffer {
    return Buffer.concat(this.#chunks)
  }

  send(bytes: Uint8Array): void {
    this.socket.write(bytes)
  }

  /** Resolves with all bytes so far when there are as many. */
  async bytes(length: number): Promise<Buffer> {
    await this.until(() => this.#length >= length)
    return this.received()
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** Sends a frame and resolves with the next one, its size included. */
  async exchange(bytes: Uint8Array): Promise<Buffer> {
    const before = this.#length
    this.send(bytes)
    await this.until(() => {
      const rest = this.received().subarray(before)
      return rest.length >= 4 && rest.length >= 4 + rest.readInt32BE()
    })
    return this.received().subarray(before)
  }
}
