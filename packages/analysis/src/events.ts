// What models and rules see. One exchange is decoded once, whoever looks at it.
import type { DecodedMessage, KafkaStruct } from '@brokerscope/codec'
import type { Connection, TraceEvent } from '@brokerscope/trace'
import type { UnansweredReason } from './pipeline/events.ts'
import type { FrameInfo } from './pipeline/frame-info.ts'

/** A message and what it says, read when somebody asks. */
export interface Message {
  readonly info: FrameInfo
  readonly frame: number
  readonly timeNs: bigint
  readonly connection: Connection
  readonly apiName: string
  readonly apiVersion: number
  readonly body: KafkaStruct
  /** The body was read to its end with a schema that is surely right. */
  readonly isWhole: boolean
}

/** Sent, and not answered yet. Comes before the exchange of the same request. */
interface RequestSent {
  readonly type: 'request'
  readonly request: Message
  readonly expectsResponse: boolean
}

export interface Exchange {
  readonly type: 'exchange'
  readonly request: Message
  readonly response: Message
  readonly connection: Connection
  readonly apiName: string
  readonly apiVersion: number
  readonly latencyNs: bigint
  readonly outOfOrder: boolean
  /** An answer to Produce with acks=0. */
  readonly unexpected: boolean
}

interface Unanswered {
  readonly type: 'unanswered'
  readonly request: Message
  readonly connection: Connection
  readonly reason: UnansweredReason
}

/** A second of capture time has passed. Skipped seconds come as one tick. */
interface Tick {
  readonly type: 'tick'
  readonly timeNs: bigint
}

interface End {
  readonly type: 'end'
  readonly timeNs: bigint
}

export type AnalysisEvent =
  | RequestSent
  | Exchange
  | Unanswered
  | Extract<TraceEvent, { type: 'opened' | 'closed' | 'gap' | 'foreign' }>
  | Tick
  | End

/** Undefined for frames that are no Kafka message or of an unknown API. */
export function messageOf(info: FrameInfo): Message | undefined {
  if (info.kind !== 'message' || info.apiName === undefined || info.apiVersion === undefined) {
    return undefined
  }
  return new LazyMessage(info, info.apiName, info.apiVersion)
}

class LazyMessage implements Message {
  readonly info: FrameInfo
  readonly apiName: string
  readonly apiVersion: number
  #decoded: DecodedMessage | undefined

  constructor(info: FrameInfo, apiName: string, apiVersion: number) {
    this.info = info
    this.apiName = apiName
    this.apiVersion = apiVersion
  }

  get frame(): number {
    return this.info.frame.number
  }

  get timeNs(): bigint {
    return this.info.frame.timeNs
  }

  get connection(): Connection {
    return this.info.frame.connection
  }

  get body(): KafkaStruct {
    return this.#read().body
  }

  get isWhole(): boolean {
    return this.#read().status === 'ok'
  }

  /** Holds the body while the event is being handled; the event is dropped afterwards. */
  #read(): DecodedMessage {
    this.#decoded ??= this.info.decoded()
    return this.#decoded
  }
}
