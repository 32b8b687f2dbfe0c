// Comments of packets, gathered until the frame that they speak of is complete.
import type { PacketComments } from '../comments.ts'
import type { Frame } from '../events.ts'

export type NotesOfFrame = Pick<Frame, 'withheld' | 'splices' | 'notes' | 'comments'>

export class FrameNotes {
  #waiting: PacketComments[] = []

  add(comments: PacketComments): void {
    const { withheld, splices, notes, others } = comments
    if (withheld ?? splices ?? notes ?? others) this.#waiting.push(comments)
  }

  drop(): void {
    if (this.#waiting.length > 0) this.#waiting = []
  }

  /** Undefined when nothing was said. */
  take(): NotesOfFrame | undefined {
    if (this.#waiting.length === 0) return undefined
    const waiting = this.#waiting
    this.#waiting = []
    const all = <T>(pick: (comments: PacketComments) => readonly T[] | undefined): T[] =>
      waiting.flatMap((comments) => pick(comments) ?? [])
    const withheld = all(({ withheld: ranges }) => ranges)
    const splices = all(({ splices: list }) => list)
    const notes = all(({ notes: list }) => list)
    const others = all(({ others: list }) => list)
    return {
      ...(withheld.length > 0 ? { withheld } : {}),
      ...(splices.length > 0 ? { splices } : {}),
      ...(notes.length > 0 ? { notes } : {}),
      ...(others.length > 0 ? { comments: others } : {}),
    }
  }
}
