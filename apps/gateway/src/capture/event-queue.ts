// Events of a capture, to whoever listens. Those of the start come before anyone can listen, so
// they wait for the first who does; of a gap that grows, at most four are told in a second.
import type { CaptureEvent } from './capture-events.ts'

const GAP_INTERVAL_MS = 250
const MOST_WAITING = 100

export class EventQueue {
  readonly #callbacks = new Set<(event: CaptureEvent) => void>()
  #waiting: CaptureEvent[] | undefined = []
  #isGapDue = false
  #gapBytes = 0

  emit(event: CaptureEvent): void {
    if (this.#waiting !== undefined) {
      if (this.#waiting.length < MOST_WAITING) this.#waiting.push(event)
      return
    }
    for (const callback of this.#callbacks) callback(event)
  }

  /** `bytes` is the total so far. */
  gap(bytes: number): void {
    this.#gapBytes = bytes
    if (this.#isGapDue) return
    this.#isGapDue = true
    setTimeout(() => this.tellGap(), GAP_INTERVAL_MS).unref()
  }

  /** At once, if there is something to tell. */
  tellGap(): void {
    if (!this.#isGapDue) return
    this.#isGapDue = false
    this.emit({ type: 'gap', bytes: this.#gapBytes })
  }

  subscribe(callback: (event: CaptureEvent) => void): () => void {
    this.#callbacks.add(callback)
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    for (const event of waiting) callback(event)
    return () => this.#callbacks.delete(callback)
  }
}
