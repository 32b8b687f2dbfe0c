import { useEffect, useState } from 'react'
import { ask, Stale } from './engine-client.ts'
import type { Dialogue, Topic } from './messages.ts'

export interface Asked<Answer> {
  /** Of this question, or of the one before while the new one is under way. */
  readonly answer: Answer | undefined
  /** Whether `answer` is of this question. */
  readonly isCurrent: boolean
  readonly failure: string | null
}

/**
 * Asks the worker whenever `key` changes; null asks nothing. The answer before stays until the new
 * one is there, so that panes do not flash. An answer that was overtaken is dropped.
 */
export function useAnswer<Key extends Topic>(
  about: Key,
  question: Dialogue[Key]['ask'] | null,
  key: string,
): Asked<Dialogue[Key]['answer']> {
  const [state, setState] = useState<{
    key: string
    answer: Dialogue[Key]['answer'] | undefined
    failure: string | null
  }>({ key: '', answer: undefined, failure: null })

  useEffect(() => {
    if (question === null) return undefined
    let isOvertaken = false
    ask(about, question).then(
      (answer) => {
        if (!isOvertaken) setState({ key, answer, failure: null })
      },
      (error: unknown) => {
        if (!isOvertaken && !(error instanceof Stale)) {
          setState((before) => ({ key, answer: before.answer, failure: String(error) }))
        }
      },
    )
    return () => {
      isOvertaken = true
    }
    // The key stands for the question: an object literal is new on every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [about, key])

  return { answer: state.answer, isCurrent: state.key === key, failure: state.failure }
}
