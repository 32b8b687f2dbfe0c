// The page's end of the engine worker. It pulls at most one delta per animation frame and commits it
// to the session store, so a hidden tab pulls nothing. Questions are promises; answers of a session
// that was closed meanwhile never come back to anybody (`Stale`).
import { beginSession, commitDelta } from '../store/session-store.ts'
import type { Dialogue, FromWorker, Question, Source, ToWorker, Topic } from './messages.ts'

/** The session that was asked is not open any more. */
export class Stale extends Error {
  override readonly name = 'Stale'
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (reason: Error) => void
}

let worker: Worker | undefined
let generation = 0
let questions = 0
const waiting = new Map<number, Waiting>()
let isPullScheduled = false

/** Starts the worker, so that its code is fetched in parallel with the page's. */
export function startEngine(): void {
  if (worker !== undefined) return
  worker = new Worker(new URL('./worker/main.ts', import.meta.url), {
    type: 'module',
    name: 'engine',
  })
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => receive(data))
}

export function openSource(source: Source, name: string): void {
  generation += 1
  forgetQuestions()
  beginSession(name)
  send({ type: 'open', generation, source })
  schedulePull()
}

export function closeSource(): void {
  generation += 1
  forgetQuestions()
  send({ type: 'close' })
}

/** Stops reading a file; what was read stays open. */
export function cancelReading(): void {
  send({ type: 'cancel' })
}

export function ask<Key extends Topic>(
  about: Key,
  question: Dialogue[Key]['ask'],
): Promise<Dialogue[Key]['answer']> {
  return new Promise((resolve, reject) => {
    questions += 1
    waiting.set(questions, { resolve, reject })
    send({ type: 'ask', id: questions, question: { about, ...question } as Question })
  })
}

function receive(message: FromWorker): void {
  switch (message.type) {
    case 'changed':
      return schedulePull()
    case 'delta':
      if (message.generation === generation) commitDelta(message.delta)
      return
    case 'answer':
      take(message.id)?.resolve(message.answer as never)
      return
    case 'refused':
      take(message.id)?.reject(new Error(message.message))
  }
}

function schedulePull(): void {
  if (isPullScheduled) return
  isPullScheduled = true
  requestAnimationFrame(() => {
    isPullScheduled = false
    send({ type: 'pull' })
  })
}

function take(id: number): Waiting | undefined {
  const found = waiting.get(id)
  waiting.delete(id)
  return found
}

function forgetQuestions(): void {
  for (const { reject } of waiting.values()) reject(new Stale('The session was closed'))
  waiting.clear()
}

function send(message: ToWorker): void {
  startEngine()
  worker?.postMessage(message)
}
