// Quotas: how long brokers held each client back. Since KIP-219 the answer comes first and
// the client must then be silent for throttleTimeMs; before, the broker delayed it.
import type { AnalysisEvent } from '../events.ts'
import type { FactStore } from '../facts/fact-store.ts'
import { numberOf } from '../values.ts'
import { said, type Model, type Said } from './model.ts'

export interface Throttled {
  readonly clientId: string
  totalMs: number
  longestMs: number
  answers: number
  readonly first: Said<number>
  last: Said<number>
}

const MAX_CLIENTS = 10_000

export class ThrottlingModel implements Model {
  readonly #facts: FactStore
  readonly #byClient = new Map<string, Throttled>()

  constructor(facts: FactStore) {
    this.#facts = facts
  }

  of(clientId: string): Throttled | undefined {
    return this.#byClient.get(clientId)
  }

  clients(): Iterable<Throttled> {
    return this.#byClient.values()
  }

  on(event: AnalysisEvent): void {
    if (event.type !== 'exchange') return
    const ms = numberOf(event.response.body, 'throttleTimeMs') ?? 0
    if (ms <= 0) return
    const clientId = event.request.info.clientId ?? ''
    const place = said(ms, event.response, 'throttleTimeMs')
    const known = this.#byClient.get(clientId)
    if (known === undefined) {
      if (this.#byClient.size >= MAX_CLIENTS) return
      this.#byClient.set(clientId, {
        clientId,
        totalMs: ms,
        longestMs: ms,
        answers: 1,
        first: place,
        last: place,
      })
    } else {
      known.totalMs += ms
      known.longestMs = Math.max(known.longestMs, ms)
      known.answers++
      known.last = place
    }
    const total = this.#byClient.get(clientId)?.totalMs ?? ms
    this.#facts.note('client', clientId, 'throttledMs', total, place.frame, place.path)
  }
}
