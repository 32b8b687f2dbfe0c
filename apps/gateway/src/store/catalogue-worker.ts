// The thread in which the catalogue lives. One message asks, one answers, in order.
import { parentPort, workerData } from 'node:worker_threads'
import { reasonOf } from '../errors.ts'
import { Catalogue } from './catalogue.ts'
import type { CatalogueAnswer, CatalogueQuestion } from './catalogue-client.ts'

let catalogue: Catalogue | undefined

parentPort?.on('message', ({ id, call, argument }: CatalogueQuestion) => {
  let answer: CatalogueAnswer
  try {
    answer = { id, value: run(call, argument) }
  } catch (error) {
    answer = { id, failure: reasonOf(error) }
  }
  parentPort?.postMessage(answer)
  if (call === 'close') parentPort?.close()
})

function run(call: CatalogueQuestion['call'], argument: unknown): unknown {
  // Opened by the first question, so that its failure has someone to go to.
  catalogue ??= new Catalogue(workerData as string)
  return catalogue[call](argument as never)
}
