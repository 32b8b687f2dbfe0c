// What later segments have to repeat of connections: handshakes of TCP, and the bytes that the
// caller names, of each subject (ApiVersions, login) its last round only. A client that logs in
// anew each minute needs one login in a segment, not all of them.
//
// Every segment pays for it again, so it is bounded for each connection and over all of them: a
// repetition that fills a segment would leave no room for what is new. What does not fit is not
// repeated, and who starts at a later segment does without.
import type { Direction } from '../events.ts'
import { MAX_PAYLOAD } from './packet-writer.ts'

/** For each connection; Kerberos tokens, the longest there are, end at 64 KiB. */
const MAX_BYTES = 512 * 1024
/** Over all connections; an eighth of the segments that the gateway writes. Our choice. */
const MAX_TOTAL_BYTES = 8 * 1024 * 1024
/** Of a packet: headers, padding, comments of ours; about. */
const PACKET_BYTES = 160

/** A frame to repeat. */
export interface Round {
  readonly subject: string
  /** Begins a round, so that what was said of the subject before need not be repeated. */
  readonly isNew: boolean
}

/** Something to repeat at the start of later segments, as it was. */
export interface Remembered {
  readonly direction: Direction
  readonly flags: number
  readonly bytes: Uint8Array
  readonly timeNs: bigint
  readonly offset: number
  readonly acknowledgement: number
  readonly startsFrame: boolean
  readonly comments: readonly string[]
}

/** What all connections of a writer share. */
export class MemoryBudget {
  bytes = 0
}

export class Memory {
  readonly #budget: MemoryBudget
  #held: { readonly piece: Remembered; readonly subject: string | undefined }[] = []
  #bytes = 0

  constructor(budget: MemoryBudget) {
    this.#budget = budget
  }

  get pieces(): readonly Remembered[] {
    return this.#held.map(({ piece }) => piece)
  }

  /** Kept as one piece for each packet that it will be, because each packet is marked. */
  keep(piece: Remembered, subject: string | undefined): void {
    const parts = partsOf(piece)
    const cost = parts.reduce((sum, part) => sum + costOf(part), 0)
    if (this.#bytes + cost > MAX_BYTES || this.#budget.bytes + cost > MAX_TOTAL_BYTES) return
    this.#count(cost)
    for (const part of parts) this.#held.push({ piece: part, subject })
  }

  /** A packet without bytes, such as SYN: always kept, there are few in a connection. */
  keepControl(piece: Remembered): void {
    this.#held.push({ piece, subject: undefined })
  }

  /** Forgets what was kept of a subject. */
  forget(subject: string): void {
    this.#drop((held) => held.subject === subject)
  }

  /** The connection is over. */
  clear(): void {
    this.#drop(() => true)
  }

  #drop(isGone: (held: { readonly subject: string | undefined }) => boolean): void {
    for (const held of this.#held) {
      if (isGone(held) && held.piece.bytes.length > 0) this.#count(-costOf(held.piece))
    }
    this.#held = this.#held.filter((held) => !isGone(held))
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    this.#budget.bytes += bytes
  }
}

function partsOf(piece: Remembered): Remembered[] {
  const { bytes, offset } = piece
  const count = Math.ceil(bytes.length / MAX_PAYLOAD)
  return Array.from({ length: count }, (_, index) => {
    const start = index * MAX_PAYLOAD
    return {
      ...piece,
      bytes: bytes.slice(start, start + MAX_PAYLOAD),
      offset: offset + start,
      startsFrame: piece.startsFrame && index === 0,
      comments: index === count - 1 ? piece.comments : [],
    }
  })
}

/** About what it takes in each segment. */
function costOf({ bytes, comments }: Remembered): number {
  return comments.reduce((sum, comment) => sum + comment.length, bytes.length + PACKET_BYTES)
}
