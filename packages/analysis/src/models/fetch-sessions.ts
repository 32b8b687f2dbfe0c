// Incremental fetch sessions (KIP-227) on each connection: what the client asked for and
// what the broker granted.
//
//   request  (0, 0) full, wants a session     (0, -1) full, none     (id, n) goes on
//   answer   sessionId: 0 = none granted
import type { AnalysisEvent, Exchange } from '../events.ts'
import type { FactStore } from '../facts/fact-store.ts'
import { numberOf, structsOf } from '../values.ts'
import { said, type Model, type Said } from './model.ts'

/** First version with sessions. */
const FETCH_WITH_SESSIONS = 7

export interface FetchSession {
  /** 0 where the last answer granted none. */
  sessionId: number
  /** Answer to the last full request that wanted a session. */
  granted: Said<number> | undefined
  /** Full requests that wanted a session, one behind the other, each granted a new one. */
  thrownAway: number
  /** Requests behind each other with session 0 that are not full ones: no partitions, or an epoch. */
  withoutSession: number
  fetches: number
}

export class FetchSessionsModel implements Model {
  readonly apis: readonly string[] = ['Fetch']
  readonly #facts: FactStore
  readonly #byConnection = new Map<number, FetchSession>()

  constructor(facts: FactStore) {
    this.#facts = facts
  }

  on(event: AnalysisEvent): void {
    if (event.type === 'closed') this.#byConnection.delete(event.connection.id)
    if (event.type === 'exchange' && event.apiVersion >= FETCH_WITH_SESSIONS) this.#fetched(event)
  }

  of(connection: number): FetchSession | undefined {
    return this.#byConnection.get(connection)
  }

  #fetched({ request, response, connection }: Exchange): void {
    const asked = numberOf(request.body, 'sessionId') ?? 0
    const epoch = numberOf(request.body, 'sessionEpoch') ?? -1
    const granted = numberOf(response.body, 'sessionId') ?? 0
    const session = this.#byConnection.get(connection.id) ?? newSession()
    this.#byConnection.set(connection.id, session)
    session.fetches++
    const wantsNew = asked === 0 && epoch === 0
    const isFull = structsOf(request.body, 'topics').length > 0
    const hadNone = session.granted !== undefined && session.granted.value === 0
    const goesOnWithout = asked === 0 && hadNone && (epoch > 0 || (epoch === 0 && !isFull))
    session.withoutSession = goesOnWithout ? session.withoutSession + 1 : 0
    const isNew = granted !== 0 && granted !== session.sessionId
    session.thrownAway = wantsNew && isNew ? session.thrownAway + 1 : 0
    if (wantsNew && isFull) session.granted = said(granted, response, 'sessionId')
    session.sessionId = granted
    this.#facts.note(
      'connection',
      `${connection.id}`,
      'fetchSession',
      granted,
      response.frame,
      'sessionId',
    )
  }
}

function newSession(): FetchSession {
  return { sessionId: 0, granted: undefined, thrownAway: 0, withoutSession: 0, fetches: 0 }
}
