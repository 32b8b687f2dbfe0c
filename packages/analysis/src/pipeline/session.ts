// The one assembly of the pipeline: trace events in, frames with meaning out. The
// worker of the page, the gateway and the command line all use this class, so they
// agree on every number. It holds only what is open: connections, and on them the
// requests that wait for an answer. All else is the consumer's to keep or drop.
import type { Release } from '@brokerscope/codec'
import type { Connection, TraceEvent } from '@brokerscope/trace'
import { ConnectionPipeline } from './connection.ts'
import { DecodeCache } from './decode-cache.ts'
import type { PipelineEvent, UnansweredReason } from './events.ts'
import type { Decoding } from './frame-record.ts'
import { Inferrer } from './infer.ts'
import { TopicNames } from './topic-names.ts'

export interface SessionOptions {
  /** Which Kafka release wins where two lay out one version differently; default newest. */
  readonly release?: Release
}

export class SessionPipeline {
  readonly #decoding: Decoding
  readonly #inferrer = new Inferrer()
  readonly #connections = new Map<number, ConnectionPipeline>()

  constructor(options: SessionOptions = {}) {
    this.#decoding = {
      cache: new DecodeCache(),
      release: options.release,
      topicNames: new TopicNames(),
    }
  }

  push(event: TraceEvent): readonly PipelineEvent[] {
    if (event.type === 'frame') {
      const out: PipelineEvent[] = []
      this.#of(event.frame.connection).frame(event.frame, out)
      return out
    }
    if (event.type === 'closed') {
      return [...this.#ended(event.connection, event.by === 'capture' ? 'ended' : 'closed'), event]
    }
    if (event.type === 'gap') this.#of(event.connection).gap(event.direction)
    return [event]
  }

  /** After the trace's own end: releases what is still open. */
  end(): readonly PipelineEvent[] {
    const out: PipelineEvent[] = []
    for (const connection of this.#connections.values()) connection.end('ended', out)
    this.#connections.clear()
    return out
  }

  #of(connection: Connection): ConnectionPipeline {
    const known = this.#connections.get(connection.id)
    if (known !== undefined) return known
    const created = new ConnectionPipeline(this.#decoding, this.#inferrer)
    this.#connections.set(connection.id, created)
    return created
  }

  #ended(connection: Connection, reason: UnansweredReason): PipelineEvent[] {
    const out: PipelineEvent[] = []
    this.#connections.get(connection.id)?.end(reason, out)
    this.#connections.delete(connection.id)
    return out
  }
}
