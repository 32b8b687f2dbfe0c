// What the reader must know about the capture itself. Bounded: a torn capture can have a million
// gaps, and nobody reads the thousandth; all are counted.
import type { PipelineEvent } from '@brokerscope/analysis'
import type { Notice } from '../messages.ts'

const KEPT = 200

type NoticeEvent = Extract<
  PipelineEvent,
  { type: 'gap' | 'foreign' | 'unfinished' | 'problem' | 'closed' }
>

export class Notices {
  #list: readonly Notice[] = []
  count = 0

  /** Replaced, never mutated, when one is added. */
  get list(): readonly Notice[] {
    return this.#list
  }

  add(notice: Notice): void {
    this.count += 1
    if (this.#list.length < KEPT) this.#list = [...this.#list, notice]
  }

  addEvent(event: NoticeEvent): void {
    switch (event.type) {
      case 'gap':
        // Said already when the connection was seen to begin in the middle.
        if (event.reason === 'midStream') return
        return this.add({
          kind: 'gap',
          connection: event.connection.id,
          bytes: event.bytes,
          reason: event.reason,
        })
      case 'foreign':
        return this.add({
          kind: 'foreign',
          connection: event.connection.id,
          protocol: event.protocol,
        })
      case 'unfinished':
        return this.add({
          kind: 'unfinished',
          connection: event.connection.id,
          have: event.have,
          size: event.size,
        })
      case 'closed':
        // Ends that both sides wanted are in the table of connections; only our recorder's reason is news.
        if (event.reason === undefined) return
        return this.add({
          kind: 'closed',
          connection: event.connection.id,
          reason: event.reason,
        })
      case 'problem':
        return this.add({ kind: 'problem', message: event.message })
    }
  }
}
