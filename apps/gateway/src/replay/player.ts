// Plays a recording once more over real sockets, through the real proxy:
//
//     client sockets ──> listeners of the capture ──> fake brokers
//
// One player drives both ends. It sends frame n+1 only after frame n has arrived at the other end,
// so the order of the frames, and with it their numbers, equals the recording whatever the machine
// does in between. The recorded delays are the least that passes between two frames.
// Addresses in answers are changed to those of the fake brokers; the proxy then makes its
// listeners for them as it does for any cluster.
import { setTimeout as sleep } from 'node:timers/promises'
import { formatAddress, type Address } from '../address.ts'
import type { ListenerState } from '../capture/capture-events.ts'
import { invariant } from '../errors.ts'
import { AnswerAddresses } from './answer-addresses.ts'
import { Conversation } from './conversation.ts'
import { FakeBroker } from './fake-broker.ts'
import type { Recording, Step } from './steps.ts'

export interface PlayOptions {
  /** Listeners of the capture that the recording is played through. */
  readonly listeners: () => readonly ListenerState[]
  /** 1 keeps the recorded delays, 2 halves them, Infinity leaves them out. */
  readonly speed: number
  readonly signal: AbortSignal
}

export class Player {
  readonly #recording: Recording
  readonly #brokers: ReadonlyMap<string, FakeBroker>
  readonly #answers = new AnswerAddresses()
  readonly #conversations = new Map<number, Conversation>()

  static async prepare(recording: Recording): Promise<Player> {
    const brokers = new Map<string, FakeBroker>()
    for (const broker of recording.brokers) brokers.set(broker, await FakeBroker.start())
    return new Player(recording, brokers)
  }

  private constructor(recording: Recording, brokers: ReadonlyMap<string, FakeBroker>) {
    this.#recording = recording
    this.#brokers = brokers
  }

  /** Where the capture finds the seed broker. */
  get upstream(): Address {
    const [first] = this.#brokers.values()
    invariant(first !== undefined, 'a recording without a broker')
    return first.address
  }

  /** Resolves at the end of the recording, or rejects when the signal aborts. */
  async play({ listeners, speed, signal }: PlayOptions): Promise<void> {
    let before: bigint | undefined
    let sentAt = performance.now()
    for (const step of this.#recording.steps) {
      const recorded = Number(step.timeNs - (before ?? step.timeNs)) / 1e6
      const wait = sentAt + recorded / speed - performance.now()
      if (wait > 0) await sleep(wait, undefined, { signal })
      signal.throwIfAborted()
      before = step.timeNs
      sentAt = performance.now()
      await this.#repeat(step, listeners)
    }
  }

  stop(): void {
    for (const conversation of this.#conversations.values()) conversation.destroy()
    for (const broker of this.#brokers.values()) broker.stop()
  }

  async #repeat(step: Step, listeners: PlayOptions['listeners']): Promise<void> {
    if (step.type === 'open') {
      const broker = this.#brokers.get(step.broker)
      invariant(broker !== undefined, `no fake broker for ${step.broker}`)
      const listener = listenerFor(broker.address, listeners())
      const conversation = await Conversation.open(listener, () => broker.accept())
      this.#conversations.set(step.connection, conversation)
      return
    }
    const conversation = this.#conversations.get(step.connection)
    invariant(conversation !== undefined, `connection ${step.connection} was not opened`)
    if (step.type === 'close') {
      this.#conversations.delete(step.connection)
      return conversation.close(step.by, step.how)
    }
    const standIn = (address: string) => this.#brokers.get(address)?.address
    await conversation.send(step.direction, this.#answers.rewritten(step, standIn))
  }
}

/** A node's own listener wins over the bootstrap's, as it does for a client that asked Metadata. */
function listenerFor(broker: Address, listeners: readonly ListenerState[]): Address {
  const leadsThere = ({ broker: to, state }: ListenerState) =>
    state === 'listening' && to.host === broker.host && to.port === broker.port
  const found = listeners.findLast(leadsThere)
  if (found !== undefined) return found.listen
  throw new Error(`No listener leads to ${formatAddress(broker)}: no answer has named it yet`)
}
