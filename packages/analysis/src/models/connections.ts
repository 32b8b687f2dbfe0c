// The life of each connection: requests and errors, how many were open at one time,
// idle stretches, and how it ended and by whom.
import type { Connection } from '@brokerscope/trace'
import { putNewest } from '../bounded.ts'
import type { AnalysisEvent } from '../events.ts'
import type { FactStore } from '../facts/fact-store.ts'
import type { Model } from './model.ts'

export interface ConnectionLife {
  readonly connection: Connection
  readonly openedNs: bigint
  requests: number
  /** Answers with at least one error code. */
  errors: number
  open: number
  mostOpen: number
  longestIdleNs: bigint
  lastNs: bigint
  unanswered: number
  gapBytes: number
  closed: 'client' | 'broker' | 'capture' | undefined
  closedHow: 'fin' | 'reset' | 'ended' | undefined
  closedNs: bigint | undefined
}

/** Ended connections are kept for the list of the page; the oldest make room. Our choice. */
const MAX_CONNECTIONS = 100_000

export class ConnectionsModel implements Model {
  readonly #facts: FactStore
  readonly #lives = new Map<number, ConnectionLife>()
  /** The last frame seen: a close belongs to no frame of its own. */
  #frame = 0

  constructor(facts: FactStore) {
    this.#facts = facts
  }

  of(connection: number): ConnectionLife | undefined {
    return this.#lives.get(connection)
  }

  lives(): Iterable<ConnectionLife> {
    return this.#lives.values()
  }

  on(event: AnalysisEvent): void {
    switch (event.type) {
      case 'opened':
        this.#life(event.connection, event.timeNs)
        return
      case 'request': {
        const life = this.#touch(event.request.connection, event.request.timeNs)
        this.#frame = event.request.frame
        life.requests++
        if (!event.expectsResponse) return
        life.open++
        life.mostOpen = Math.max(life.mostOpen, life.open)
        return
      }
      case 'exchange': {
        const life = this.#touch(event.connection, event.response.timeNs)
        this.#frame = event.response.frame
        life.open = Math.max(0, life.open - 1)
        if (event.response.info.errors.length > 0) life.errors++
        return
      }
      case 'unanswered': {
        const life = this.#life(event.connection, event.request.timeNs)
        life.open = Math.max(0, life.open - 1)
        life.unanswered++
        return
      }
      case 'gap':
        this.#life(event.connection, event.timeNs).gapBytes += event.bytes
        return
      case 'closed': {
        const life = this.#life(event.connection, event.timeNs)
        life.closed = event.by
        life.closedHow = event.how
        life.closedNs = event.timeNs
        const how = `${event.by} ${event.how}`
        this.#facts.note('connection', `${event.connection.id}`, 'closed', how, this.#frame)
        return
      }
      default:
    }
  }

  #touch(connection: Connection, timeNs: bigint): ConnectionLife {
    const life = this.#life(connection, timeNs)
    const idleNs = timeNs - life.lastNs
    if (idleNs > life.longestIdleNs) life.longestIdleNs = idleNs
    life.lastNs = timeNs
    return life
  }

  #life(connection: Connection, timeNs: bigint): ConnectionLife {
    const known = this.#lives.get(connection.id)
    if (known !== undefined) return known
    const created: ConnectionLife = {
      connection,
      openedNs: timeNs,
      requests: 0,
      errors: 0,
      open: 0,
      mostOpen: 0,
      longestIdleNs: 0n,
      lastNs: timeNs,
      unanswered: 0,
      gapBytes: 0,
      closed: undefined,
      closedHow: undefined,
      closedNs: undefined,
    }
    putNewest(this.#lives, connection.id, created, MAX_CONNECTIONS)
    return created
  }
}
