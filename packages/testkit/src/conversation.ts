// Writes down a conversation between clients and brokers as trace events, with a clock
// that moves only when the test says so (or by 1 ms per frame). Frame and packet
// numbers, stream offsets and pairing are what a reader would give for such a capture.
import type { Connection, Direction, Frame, TraceEvent } from '@brokerscope/trace'
import type { PartialBody } from './complete.ts'
import { requestFrame, responseFrame } from './frames.ts'
import { toPcapng } from './to-pcapng.ts'

export interface ConversationOptions {
  readonly startNs?: bigint
  /** Time between two frames. */
  readonly stepMs?: number
}

export interface ConnectOptions {
  readonly node?: number
  readonly clientId?: string
  readonly client?: string
  readonly clientPort?: number
  readonly host?: string
  readonly port?: number
  /** As if the capture began after the connection did. */
  readonly midStream?: boolean
}

export interface Asked {
  readonly apiName: string
  readonly apiVersion: number
  readonly correlationId: number
  /** Number of the request's frame. */
  readonly frame: number
}

/** Where a raw frame or event of the conversation goes. */
export interface Clock {
  nowNs: bigint
  readonly stepNs: bigint
  frames: number
  packets: number
  readonly events: TraceEvent[]
}

export class Conversation {
  readonly #clock: Clock
  #connections = 0

  constructor({ startNs = 1_700_000_000_000_000_000n, stepMs = 1 }: ConversationOptions = {}) {
    const stepNs = BigInt(stepMs) * 1_000_000n
    this.#clock = { nowNs: startNs, stepNs, frames: 0, packets: 0, events: [] }
  }

  connect(options: ConnectOptions = {}): Talk {
    const id = ++this.#connections
    const node = options.node
    const client = {
      address: options.client ?? '127.0.0.1',
      port: options.clientPort ?? 50_000 + id,
    }
    const broker = {
      address: options.host ?? '127.0.0.1',
      port: options.port ?? 9092 + (node ?? 0),
    }
    const connection: Connection = {
      id,
      name: `${client.address}:${client.port}-${broker.address}:${broker.port}`,
      client,
      broker,
      ...(node === undefined ? {} : { nodeId: node }),
      beganMidStream: options.midStream ?? false,
      openedNs: this.#clock.nowNs,
    }
    const packet = ++this.#clock.packets
    this.#clock.events.push({ type: 'opened', connection, packet, timeNs: this.#clock.nowNs })
    return new Talk(connection, this.#clock, options.clientId ?? 'test')
  }

  wait(ms: number): void {
    this.#clock.nowNs += BigInt(Math.round(ms * 1_000_000))
  }

  get nowNs(): bigint {
    return this.#clock.nowNs
  }

  events(): readonly TraceEvent[] {
    return this.#clock.events
  }

  /** The same as the bytes of a capture file. */
  pcapng(): Uint8Array {
    return toPcapng(this.#clock.events)
  }
}

/** One connection of a conversation. */
export class Talk {
  readonly connection: Connection
  readonly #clock: Clock
  readonly #clientId: string
  readonly #offsets: Record<Direction, number> = { request: 0, response: 0 }
  #correlationId = 0

  constructor(connection: Connection, clock: Clock, clientId: string) {
    this.connection = connection
    this.#clock = clock
    this.#clientId = clientId
  }

  /** A request and its answer. */
  exchange(apiName: string, apiVersion: number, asked: PartialBody, answered: PartialBody): Asked {
    const request = this.ask(apiName, apiVersion, asked)
    this.answer(request, answered)
    return request
  }

  ask(
    apiName: string,
    apiVersion: number,
    body: PartialBody = {},
    correlationId: number = this.#correlationId++,
  ): Asked {
    const clientId = this.#clientId
    const bytes = requestFrame(apiName, apiVersion, body, { correlationId, clientId })
    return { apiName, apiVersion, correlationId, frame: this.raw('request', bytes) }
  }

  answer(asked: Asked, body: PartialBody = {}): number {
    const { apiName, apiVersion, correlationId } = asked
    return this.raw('response', responseFrame(apiName, apiVersion, body, { correlationId }))
  }

  /** KIP-511: a version that the broker does not know is answered in the form of v0. */
  answerInV0(asked: Asked, body: PartialBody): number {
    return this.answer({ ...asked, apiVersion: 0 }, body)
  }

  /** Any bytes as one frame; returns its number. */
  raw(direction: Direction, bytes: Uint8Array): number {
    const clock = this.#clock
    clock.nowNs += clock.stepNs
    const frame: Frame = {
      number: ++clock.frames,
      packet: ++clock.packets,
      timeNs: clock.nowNs,
      connection: this.connection,
      direction,
      streamOffset: this.#offsets[direction],
      size: bytes.length,
      bytes,
      pieces: [],
    }
    this.#offsets[direction] += 4 + bytes.length
    clock.events.push({ type: 'frame', frame })
    return frame.number
  }

  gap(direction: Direction, bytes = 100): void {
    const { nowNs: timeNs, events } = this.#clock
    const packet = ++this.#clock.packets
    const streamOffset = this.#offsets[direction]
    this.#offsets[direction] += bytes
    const { connection } = this
    events.push({
      type: 'gap',
      connection,
      direction,
      streamOffset,
      bytes,
      packet,
      timeNs,
      reason: 'lost',
    })
  }

  close(
    by: 'client' | 'broker' | 'capture' = 'client',
    how: 'fin' | 'reset' | 'ended' = 'fin',
  ): void {
    const { nowNs: timeNs, events } = this.#clock
    const packet = ++this.#clock.packets
    events.push({ type: 'closed', connection: this.connection, by, how, packet, timeNs })
  }
}
