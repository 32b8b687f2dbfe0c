import { useEffect, useRef, useState } from 'react'
import { ask, Stale } from './engine-client.ts'
import type { Dialogue, Topic } from './messages.ts'

export interface Asked<Answer> {
  /** Of this question, or of one before while the new one is under way. */
  readonly answer: Answer | undefined
  /** Whether `answer` is of this question. */
  readonly isCurrent: boolean
  readonly failure: string | null
}

interface Wanted<Key extends Topic> {
  readonly question: Dialogue[Key]['ask'] | null
  readonly key: string
}

/**
 * Asks the worker whenever `key` changes; null asks nothing. One question is under way at a time and
 * the newest one follows it, so a view that asks sixty times a second gets as many answers as the
 * worker can give, and never none. The answer before stays until the new one is there.
 */
export function useAnswer<Key extends Topic>(
  about: Key,
  question: Dialogue[Key]['ask'] | null,
  key: string,
): Asked<Dialogue[Key]['answer']> {
  const [state, setState] = useState<{
    readonly key: string
    readonly answer: Dialogue[Key]['answer'] | undefined
    readonly failure: string | null
  }>({ key: '', answer: undefined, failure: null })
  const wanted = useRef<Wanted<Key>>({ question, key })
  const isAsking = useRef(false)
  const isMounted = useRef(false)

  useEffect(() => {
    wanted.current = { question, key }
    if (isAsking.current || question === null) return
    isAsking.current = true
    void askUntilCurrent(about, wanted, (answered) => {
      if (!isMounted.current) return
      setState((before) => ('answer' in answered ? answered : { ...before, ...answered }))
    }).finally(() => {
      isAsking.current = false
    })
    // The key stands for the question: an object literal is new on every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [about, key])
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])

  return { answer: state.answer, isCurrent: state.key === key, failure: state.failure }
}

type Answered<Key extends Topic> =
  | { readonly key: string; readonly answer: Dialogue[Key]['answer']; readonly failure: null }
  | { readonly key: string; readonly failure: string }

async function askUntilCurrent<Key extends Topic>(
  about: Key,
  wanted: { readonly current: Wanted<Key> },
  onAnswer: (answered: Answered<Key>) => void,
): Promise<void> {
  for (;;) {
    const { question, key } = wanted.current
    if (question === null) return
    try {
      onAnswer({ key, answer: await ask(about, question), failure: null })
    } catch (error) {
      if (error instanceof Stale) return
      onAnswer({ key, failure: String(error) })
    }
    if (wanted.current.key === key) return
  }
}
