// One direction of a TCP connection: puts segments in order and hands them on, each byte once.
//
// - Bytes before `next` were seen already: retransmissions, keep-alives and packets captured
//   twice are dropped. Where segments overlap, the bytes captured first win.
// - Bytes after `next` wait (copied) until the hole before them is filled.
// - A hole is given up as lost when the capture itself shows that it will not be filled: the
//   receiver has acknowledged the missing bytes, so nobody sends them again. Captures may swap
//   packets a little, so a bare acknowledgement is believed when the stream goes on behind it, or
//   after REORDERED packets; one that carries data (an answer to what is missing) at once. Without
//   later bytes there is no hole yet, only bytes that may be captured a little late: then nothing
//   is given up before the stream goes on or ends.
// - A hole is also given up when more than HELD_BYTES wait behind it: captures that lack the
//   other direction have no acknowledgements. Linux' largest receive window is 6 MiB by default,
//   so a sender that respects it cannot be further ahead.
// - In sessions of our own nothing is ever reordered: a hole is what the recorder dropped.
import { HeldRuns } from './held-runs.ts'
import { skipFront, type Run, type StreamSink } from './run.ts'
import { StreamPosition } from './stream-position.ts'
import { MAX_HELD_BYTES, type Assembly } from '../assembly.ts'
import type { Moment } from '../file/packet.ts'
import type { GapReason } from '../events.ts'

const REORDERED = 8
const HELD_BYTES = 8 * 1024 * 1024
/** Window scaling ends at 1 GiB, so no live segment is further away. */
const MAX_WINDOW = 2 ** 30

export class HalfStream {
  readonly position = new StreamPosition()
  /** Offset behind the last byte, once the FIN was seen. */
  end: number | undefined

  readonly #sink: StreamSink
  readonly #assembly: Assembly
  readonly #held: HeldRuns
  #acknowledged = 0
  #packetsSinceAck = 0
  #isIgnored = false

  constructor(sink: StreamSink, assembly: Assembly) {
    this.#sink = sink
    this.#assembly = assembly
    this.#held = new HeldRuns(assembly)
  }

  /** All bytes up to the FIN were handed on. */
  get isComplete(): boolean {
    return this.end !== undefined && this.position.next >= this.end
  }

  /** False when the run lies further away than any window reaches. */
  receive(run: Run): boolean {
    const length = run.end - run.start
    if (Math.abs(run.offset - this.position.next) > MAX_WINDOW && !this.#assembly.section)
      return false
    if (run.offset + length + run.cut <= this.position.next) return true
    if (this.#isIgnored) {
      this.position.next = run.offset + length + run.cut
      return true
    }
    if (run.offset <= this.position.next && this.#held.first === undefined) {
      this.#deliver(skipFront(run, Math.min(length, this.position.next - run.offset)))
      return true
    }
    this.#held.add(run, Math.max(run.offset, this.position.next))
    this.#deliverHeld(run)
    this.#giveUpHoles(run)
    return true
  }

  /** The other side has received everything before `offset`. */
  acknowledge(offset: number, withData: boolean, at: Moment): void {
    if (offset <= this.position.next) return
    if (offset > this.#acknowledged) {
      this.#acknowledged = offset
      this.#packetsSinceAck = 0
    }
    this.#packetsSinceAck += 1
    if (withData || this.#packetsSinceAck > REORDERED) this.#giveUpHoles(at)
  }

  /** From now on only counts: nobody wants the bytes. */
  ignore(): void {
    this.#isIgnored = true
    this.#held.clear()
  }

  /** Goes on at `offset` (never back), because what lies between is known not to come. */
  jump(offset: number, at: Moment, reason: GapReason): void {
    if (offset <= this.position.next) return
    this.#sink.gap(this.position.next, offset - this.position.next, at, reason)
    this.position.next = offset
  }

  /** The connection or the file is over: whatever waits is handed on. */
  flush(at: Moment): void {
    for (let hole = this.#held.first; hole !== undefined; hole = this.#held.first) {
      this.#skipTo(hole.offset, at)
    }
    // One byte more than we saw may be a FIN that was not captured.
    const acknowledged = Math.min(this.#acknowledged, this.end ?? this.#acknowledged - 1)
    this.jump(acknowledged, at, this.#lost)
  }

  get #lost(): GapReason {
    return this.#assembly.section === undefined ? 'lost' : 'dropped'
  }

  #deliver(run: Run): void {
    this.position.next = run.offset + run.end - run.start
    if (run.end > run.start) this.#sink.run(run)
    if (run.cut === 0) return
    const until = Math.min(
      run.offset + run.end - run.start + run.cut,
      this.#held.first?.offset ?? Infinity,
    )
    this.jump(until, run, 'lost')
  }

  /** `filler` has just filled the hole: what waited behind it is complete only now. */
  #deliverHeld(filler: Moment | undefined): void {
    for (
      let run = this.#held.first;
      run !== undefined && run.offset <= this.position.next;
      run = this.#held.first
    ) {
      this.#held.takeFirst()
      if (filler !== undefined && filler.packet > run.packet) {
        run.packet = filler.packet
        run.timeNs = filler.timeNs
      }
      this.#deliver(skipFront(run, Math.min(run.end - run.start, this.position.next - run.offset)))
    }
  }

  #giveUpHoles(at: Moment): void {
    for (let hole = this.#held.first; hole !== undefined; hole = this.#held.first) {
      const isFull = this.#held.bytes > HELD_BYTES || this.#assembly.heldBytes > MAX_HELD_BYTES
      const isLost = this.#acknowledged >= hole.offset || this.#assembly.section !== undefined
      if (!isFull && !isLost) return
      this.#skipTo(hole.offset, at)
    }
  }

  #skipTo(offset: number, at: Moment): void {
    this.jump(offset, at, this.#lost)
    this.#deliverHeld(undefined)
  }
}
