// All facts of a session, by entity and attribute. Entities are named by kind and key
// (`node` 1, `partition` orders[0], `txn` payments-1); what is visible at a moment is
// one binary search in each visible entity. Above the limit the oldest history gets
// coarser, everywhere at once, and the lines say from where on they are complete.
import { FactLine, type Fact, type FactValue } from './fact-line.ts'

export type EntityKind =
  | 'connection'
  | 'node'
  | 'cluster'
  | 'topic'
  | 'partition'
  | 'txn'
  | 'producer'
  | 'group'
  | 'coordinator'
  | 'client'

/** Design: 8 M facts in a page. */
const MAX_FACTS = 8_000_000

export class FactStore {
  readonly #entities = new Map<EntityKind, Map<string, Map<string, FactLine>>>()
  #limit: number
  #count = 0
  #thinned = 0

  constructor(maxFacts: number = MAX_FACTS) {
    this.#limit = maxFacts
  }

  get count(): number {
    return this.#count
  }

  /** Facts that were dropped to stay below the limit. */
  get thinned(): number {
    return this.#thinned
  }

  /** Returns whether this is news. */
  note(
    kind: EntityKind,
    key: string,
    attribute: string,
    value: FactValue,
    frame: number,
    path = '',
  ): boolean {
    const isNews = this.#lineFor(kind, key, attribute).note(value, frame, path)
    if (isNews && ++this.#count > this.#limit) this.#thin()
    return isNews
  }

  line(kind: EntityKind, key: string, attribute: string): FactLine | undefined {
    return this.#entities.get(kind)?.get(key)?.get(attribute)
  }

  at(kind: EntityKind, key: string, attribute: string, frame: number): Fact | undefined {
    return this.line(kind, key, attribute)?.at(frame)
  }

  latest(kind: EntityKind, key: string, attribute: string): Fact | undefined {
    return this.line(kind, key, attribute)?.latest
  }

  /** In order of appearance. */
  keys(kind: EntityKind): readonly string[] {
    return [...(this.#entities.get(kind)?.keys() ?? [])]
  }

  attributes(kind: EntityKind, key: string): readonly string[] {
    return [...(this.#entities.get(kind)?.get(key)?.keys() ?? [])]
  }

  #lineFor(kind: EntityKind, key: string, attribute: string): FactLine {
    const keys = getOrCreate(this.#entities, kind, () => new Map<string, Map<string, FactLine>>())
    const lines = getOrCreate(keys, key, () => new Map<string, FactLine>())
    return getOrCreate(lines, attribute, () => new FactLine())
  }

  #thin(): void {
    let dropped = 0
    for (const keys of this.#entities.values()) {
      for (const lines of keys.values()) {
        for (const line of lines.values()) dropped += line.thin()
      }
    }
    this.#count -= dropped
    this.#thinned += dropped
    // Lines of one or two facts cannot be thinned; do not scan them all on every note.
    this.#limit = Math.max(this.#limit, Math.ceil(this.#count * 1.25))
  }
}

function getOrCreate<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const created = create()
  map.set(key, created)
  return created
}
