// What the frames that findings name are shown with. A finding may name a frame long before the
// present one, and all frames would be too many: a window of the latest is kept, and of older ones
// those that a finding named while they were in it.
import type { Finding, FrameInfo } from '@brokerscope/analysis'
import { apiLabel, oneLine } from '../decode/frame-text.ts'

type Connection = FrameInfo['frame']['connection']

/** Our choice: some 10 MB, and longer than anything that a rule looks back. */
const WINDOW = 100_000

export interface FrameLabel {
  /** c4 */
  readonly connection: string
  /** Produce v12 request */
  readonly message: string
  readonly size: number
  readonly said: string
}

export class FrameLabels {
  readonly #window = new Map<number, FrameLabel>()
  readonly #kept = new Map<number, FrameLabel>()
  readonly #connections = new Map<number, string>()

  opened({ id, name }: Connection): void {
    this.#connections.set(id, name)
  }

  see(info: FrameInfo): void {
    const { frame, summary } = info
    const { connection, direction } = frame
    this.#connections.set(connection.id, connection.name)
    this.#window.set(frame.number, {
      connection: `c${connection.id}`,
      message: `${apiLabel(info)} ${direction}`,
      size: frame.size,
      said: oneLine(summary),
    })
    if (this.#window.size > WINDOW) this.#window.delete(frame.number - WINDOW)
  }

  keep({ evidence }: Finding): void {
    for (const { frame } of evidence) {
      const label = this.#window.get(frame)
      if (label !== undefined) this.#kept.set(frame, label)
    }
  }

  /** Undefined where no frame has this number, or only a packet was named. */
  of(frame: number): FrameLabel | undefined {
    return this.#kept.get(frame) ?? this.#window.get(frame)
  }

  /** 127.0.0.1:50012-127.0.0.1:9092 */
  connection(id: number): string {
    return this.#connections.get(id) ?? `c${id}`
  }
}
