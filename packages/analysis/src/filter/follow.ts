// The story of a subject: messages that name it, and the answers to those. A transaction is also named
// by the producer ids that it was given, since Produce and WriteTxnMarkers may know nothing else of it.
// Frames must come in capture order. What a later frame teaches does not reach back: the first request
// of a story names its subject by nature.
import { longOf, numberOf } from '../values.ts'
import type { FilterableFrame } from './frame.ts'
import { compileFilter, type CompiledFilter } from './filter.ts'
import { readSubject, subjectText, type Subject, type SubjectKind } from './fields/subject.ts'
import { ownFieldNamed } from './fields/own-fields.ts'
import { literalsOf } from './check/frame-tests.ts'
import type { Expression } from './syntax/expression.ts'
import { printLiteral } from './syntax/print.ts'

/** Frames that are remembered for one subject; our choice, as many as a page indexes. */
const MAX_FRAMES = 2_000_000
/** Producer ids of one transactional id; each is one more InitProducerId that began anew. */
const MAX_PRODUCERS = 1000

const FIELDS: Readonly<Record<SubjectKind, string>> = {
  txn: 'txn.id',
  pid: 'producer.id',
  group: 'group',
  topic: 'topic',
  partition: 'topic.partition',
  client: 'client.id',
  conn: 'conn',
}

export class Follower {
  readonly #stories: ReadonlyMap<string, Story>

  constructor(subjects: readonly Subject[]) {
    this.#stories = new Map(subjects.map((subject) => [subjectText(subject), new Story(subject)]))
  }

  /** Each frame once, in capture order. */
  add(frame: FilterableFrame): void {
    for (const story of this.#stories.values()) story.add(frame)
  }

  follows(frame: number, subject: Subject): boolean {
    return this.#stories.get(subjectText(subject))?.frames.has(frame) === true
  }
}

class Story {
  readonly frames = new Set<number>()
  readonly #named: CompiledFilter | undefined
  readonly #learns: boolean
  readonly #producers = new Set<bigint>()
  #byProducer: CompiledFilter | undefined

  constructor({ kind, name }: Subject) {
    this.#named = compiled(`${FIELDS[kind]} == ${printLiteral({ text: name, quoted: false })}`)
    this.#learns = kind === 'txn'
  }

  add(frame: FilterableFrame): void {
    const { isResponse, pair, number } = frame
    const isAnswer = isResponse && this.frames.has(pair)
    if (!isAnswer && !this.#names(frame)) return
    if (this.frames.size < MAX_FRAMES) this.frames.add(number)
    if (isAnswer && this.#learns) this.#learn(frame)
  }

  #names(frame: FilterableFrame): boolean {
    if (this.#named?.matches(frame) === true) return true
    // A reader that gets the records is another story.
    return !frame.isResponse && this.#byProducer?.matches(frame) === true
  }

  #learn(frame: FilterableFrame): void {
    if (frame.apiKey !== INIT_PRODUCER_ID) return
    const { body } = frame.decoded()
    const producer = longOf(body, 'producerId')
    if (numberOf(body, 'errorCode') !== 0 || producer === undefined || producer < 0n) return
    if (this.#producers.has(producer) || this.#producers.size >= MAX_PRODUCERS) return
    this.#producers.add(producer)
    this.#byProducer = compiled(`producer.id in {${[...this.#producers].join(', ')}}`)
  }
}

const INIT_PRODUCER_ID = 22

/** Undefined where the name is of another form, `pid:abc`: nobody names that. */
function compiled(text: string): CompiledFilter | undefined {
  const filter = compileFilter(text)
  return filter.ok ? filter : undefined
}

/** The subjects that a filter asks to follow. */
export function subjectsOf(expression: Expression | undefined): readonly Subject[] {
  const found = new Map<string, Subject>()
  const visit = (each: Expression): void => {
    switch (each.type) {
      case 'and':
      case 'or':
        return each.operands.forEach(visit)
      case 'not':
        return visit(each.operand)
      case 'exists':
        return
      default:
        break
    }
    if (ownFieldNamed(each.field.text)?.type !== 'subject') return
    for (const { text } of literalsOf(each)) {
      const subject = readSubject(text)
      if (subject !== undefined) found.set(subjectText(subject), subject)
    }
  }
  if (expression !== undefined) visit(expression)
  return [...found.values()]
}
