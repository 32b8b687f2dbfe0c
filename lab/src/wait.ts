import { setTimeout as pause } from 'node:timers/promises'

/** Thrown by an attempt that can never succeed, such as one on a process that has ended. */
export class GiveUp extends Error {
  override readonly name = 'GiveUp'
}

/**
 * Repeats `attempt` until it returns something else than undefined. Errors count as "not yet"; the
 * last one is the cause when the time is over.
 */
export async function until<T>(
  what: string,
  attempt: () => Promise<T | undefined> | T | undefined,
  timeoutMs = 60_000,
  everyMs = 100,
): Promise<T> {
  const deadline = performance.now() + timeoutMs
  let cause: unknown
  while (performance.now() < deadline) {
    try {
      const value = await attempt()
      if (value !== undefined) return value
    } catch (error) {
      if (error instanceof GiveUp) throw error
      cause = error
    }
    await pause(everyMs)
  }
  throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}`, { cause })
}
