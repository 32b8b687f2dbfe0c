// Counts the frames that arrive on a socket, so that the player knows when one has passed through.
// Contents are let go at once; only the 4-byte sizes are read.
import type { Socket } from 'node:net'

export class FrameCounter {
  /** Complete frames so far. */
  #frames = 0
  #sizeBytes = 0
  #size = 0
  #left = 0
  #waiting: { readonly frames: number; readonly resolve: () => void }[] = []

  constructor(socket: Socket) {
    socket.on('data', (chunk) => this.#take(chunk))
  }

  /** Resolves when `frames` have arrived in all. */
  async arrived(frames: number): Promise<void> {
    if (this.#frames >= frames) return
    await new Promise<void>((resolve) => {
      this.#waiting.push({ frames, resolve })
    })
  }

  #take(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length) {
      if (this.#sizeBytes < 4) {
        this.#size = ((this.#size << 8) | (chunk[at] ?? 0)) >>> 0
        this.#sizeBytes += 1
        this.#left = this.#size
        at += 1
      } else {
        const taken = Math.min(this.#left, chunk.length - at)
        this.#left -= taken
        at += taken
      }
      if (this.#sizeBytes === 4 && this.#left === 0) this.#complete()
    }
  }

  #complete(): void {
    this.#frames += 1
    this.#sizeBytes = 0
    this.#size = 0
    const isDone = ({ frames }: { frames: number }) => frames <= this.#frames
    for (const { resolve } of this.#waiting.filter(isDone)) resolve()
    this.#waiting = this.#waiting.filter((entry) => !isDone(entry))
  }
}
