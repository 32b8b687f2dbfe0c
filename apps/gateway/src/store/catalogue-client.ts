// Asks the catalogue's thread. Questions are answered in order, so a later save wins.
import { Worker } from 'node:worker_threads'
import type { Catalogue } from './catalogue.ts'

export interface CatalogueQuestion {
  readonly id: number
  readonly call: keyof Catalogue
  readonly argument: unknown
}

export type CatalogueAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: string }

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

export class CatalogueClient {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  #isGone = false

  constructor(path: string) {
    this.#worker = new Worker(new URL('./catalogue-worker.ts', import.meta.url), {
      workerData: path,
    })
    this.#worker.on('message', (answer: CatalogueAnswer) => this.#answer(answer))
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', () => this.#fail(new Error('its catalogue was closed')))
  }

  ask<Call extends keyof Catalogue>(
    call: Call,
    ...[argument]: Parameters<Catalogue[Call]>
  ): Promise<ReturnType<Catalogue[Call]>> {
    if (this.#isGone) return Promise.reject(new Error('its catalogue was closed'))
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      this.#worker.postMessage({ id, call, argument } satisfies CatalogueQuestion)
    })
  }

  async close(): Promise<void> {
    await this.ask('close')
    await this.#worker.terminate()
  }

  /** For when the catalogue could not be opened. */
  async abandon(): Promise<void> {
    await this.#worker.terminate()
  }

  #answer(answer: CatalogueAnswer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('failure' in answer) waiting?.reject(new Error(answer.failure))
    else waiting?.resolve(answer.value)
  }

  #fail(error: Error): void {
    this.#isGone = true
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
