// What happened in a recording, in order.
import type { Direction } from '@brokerscope/trace'

export interface RecordedFrame {
  readonly type: 'frame'
  readonly timeNs: bigint
  readonly connection: number
  readonly direction: Direction
  /** Without the 4-byte size. */
  readonly bytes: Uint8Array
}

export type Step =
  | {
      readonly type: 'open'
      readonly timeNs: bigint
      readonly connection: number
      /** Address of the broker in the recording, as host:port. */
      readonly broker: string
    }
  | RecordedFrame
  | {
      readonly type: 'close'
      readonly timeNs: bigint
      readonly connection: number
      readonly by: 'client' | 'broker'
      readonly how: 'fin' | 'reset'
    }

export interface Recording {
  readonly steps: readonly Step[]
  /** Every address that a client connected to, or that an answer named; the first is the seed. */
  readonly brokers: readonly string[]
}
