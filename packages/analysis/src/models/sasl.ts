// Logins: mechanism, outcome and lifetime for each connection, and whether the client
// logged in again in time (KIP-368: before the lifetime of the session ends).
import type { AnalysisEvent, Exchange } from '../events.ts'
import type { FactStore } from '../facts/fact-store.ts'
import { longOf, numberOf, textOf } from '../values.ts'
import type { Model } from './model.ts'

export interface Login {
  mechanism: string | undefined
  state: 'started' | 'accepted' | 'refused'
  /** Of the last accepted answer; 0 where the session does not end. */
  lifetimeMs: bigint
  acceptedNs: bigint
  acceptedFrame: number
  /** Accepted logins on this connection: more than one is re-authentication. */
  logins: number
  rounds: number
}

export class SaslModel implements Model {
  readonly apis: readonly string[] = ['SaslHandshake', 'SaslAuthenticate']
  readonly #facts: FactStore
  readonly #byConnection = new Map<number, Login>()

  constructor(facts: FactStore) {
    this.#facts = facts
  }

  of(connection: number): Login | undefined {
    return this.#byConnection.get(connection)
  }

  on(event: AnalysisEvent): void {
    if (event.type === 'closed') this.#byConnection.delete(event.connection.id)
    if (event.type !== 'exchange') return
    if (event.apiName === 'SaslHandshake') this.#handshake(event)
    else this.#authenticate(event)
  }

  #handshake({ request, response, connection }: Exchange): void {
    const login = this.#login(connection.id)
    login.mechanism = textOf(request.body, 'mechanism')
    login.rounds = 0
    const isRefused = numberOf(response.body, 'errorCode') !== 0
    login.state = isRefused ? 'refused' : 'started'
    const key = `${connection.id}`
    const mechanism = login.mechanism ?? '?'
    this.#facts.note('connection', key, 'mechanism', mechanism, request.frame, 'mechanism')
    if (isRefused)
      this.#facts.note('connection', key, 'login', 'refused', response.frame, 'errorCode')
  }

  #authenticate({ response, connection }: Exchange): void {
    const login = this.#login(connection.id)
    login.rounds++
    const isRefused = numberOf(response.body, 'errorCode') !== 0
    login.state = isRefused ? 'refused' : 'accepted'
    if (!isRefused) {
      // Each round is answered without an error; the last one counts as the login.
      login.logins = login.rounds === 1 ? login.logins + 1 : login.logins
      login.lifetimeMs = longOf(response.body, 'sessionLifetimeMs') ?? 0n
      login.acceptedNs = response.timeNs
      login.acceptedFrame = response.frame
    }
    this.#facts.note(
      'connection',
      `${connection.id}`,
      'login',
      login.state,
      response.frame,
      'errorCode',
    )
  }

  #login(connection: number): Login {
    const known = this.#byConnection.get(connection)
    if (known !== undefined) return known
    const created: Login = {
      mechanism: undefined,
      state: 'started',
      lifetimeMs: 0n,
      acceptedNs: 0n,
      acceptedFrame: 0,
      logins: 0,
      rounds: 0,
    }
    this.#byConnection.set(connection, created)
    return created
  }
}
