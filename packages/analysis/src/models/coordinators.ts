// Who coordinates a group, a transactional id or a share partition, by whom it was said
// and since when. A client learns it from FindCoordinator and must send the group's or
// transaction's requests there; a broker that is not the coordinator answers 16.
import type { KafkaStruct } from '@brokerscope/codec'
import { putNewest } from '../bounded.ts'
import type { AnalysisEvent, Exchange } from '../events.ts'
import type { FactStore } from '../facts/fact-store.ts'
import { numberOf, structsOf, textOf } from '../values.ts'
import { said, type Model, type Said } from './model.ts'

export type CoordinatorType = 'group' | 'txn' | 'share'

export interface Coordinator {
  readonly nodeId: number
  readonly host: string
  readonly port: number
}

/** Our choice. */
const MAX_KEYS = 100_000

const TYPES: readonly CoordinatorType[] = ['group', 'txn', 'share']

export class CoordinatorsModel implements Model {
  readonly apis: readonly string[] = ['FindCoordinator']
  readonly #facts: FactStore
  readonly #named = new Map<string, Said<Coordinator>>()
  readonly #history = new Map<string, Set<number>>()

  constructor(facts: FactStore) {
    this.#facts = facts
  }

  on(event: AnalysisEvent): void {
    if (event.type !== 'exchange') return
    const { body } = event.request
    const type = TYPES[numberOf(body, 'keyType') ?? 0]
    if (type === undefined) return
    const answers = structsOf(event.response.body, 'coordinators')
    for (const [index, answer] of answers.entries()) {
      this.#learn(type, textOf(answer, 'key'), answer, `coordinators[${index}]`, event)
    }
    if (answers.length > 0 || !('nodeId' in event.response.body)) return
    this.#learn(type, textOf(body, 'key'), event.response.body, '', event)
  }

  /** Has anybody in this capture ever been told that this node is the coordinator? */
  wasNamed(type: CoordinatorType, key: string, nodeId: number): boolean {
    return this.#history.get(`${type}:${key}`)?.has(nodeId) ?? false
  }

  /** The last answer that named one. */
  of(type: CoordinatorType, key: string): Said<Coordinator> | undefined {
    return this.#named.get(`${type}:${key}`)
  }

  #learn(
    type: CoordinatorType,
    key: string | undefined,
    answer: KafkaStruct,
    path: string,
    { response }: Exchange,
  ): void {
    const nodeId = numberOf(answer, 'nodeId')
    const isNamed = answer['errorCode'] === 0 && nodeId !== undefined && nodeId >= 0
    if (key === undefined || !isNamed) return
    const coordinator = {
      nodeId,
      host: textOf(answer, 'host') ?? '',
      port: numberOf(answer, 'port') ?? 0,
    }
    const history = this.#history.get(`${type}:${key}`) ?? new Set<number>()
    putNewest(this.#history, `${type}:${key}`, history.add(nodeId), MAX_KEYS)
    const at = path === '' ? 'nodeId' : `${path}.nodeId`
    putNewest(this.#named, `${type}:${key}`, said(coordinator, response, at), MAX_KEYS)
    this.#facts.note('coordinator', `${type}:${key}`, 'node', nodeId, response.frame, at)
  }
}
