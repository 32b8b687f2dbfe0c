// What a model is: it watches events in capture order, keeps the present state for rules
// and writes what it learns into the facts, which answer for any moment.
import type { AnalysisEvent } from '../events.ts'

export interface Model {
  /** Requests and exchanges of these APIs only; all where absent. Other events always come. */
  readonly apis?: readonly string[]
  on(event: AnalysisEvent): void
}

/** A value with the place that said so. */
export interface Said<V> {
  readonly value: V
  readonly frame: number
  readonly packet: number
  readonly path: string
  readonly timeNs: bigint
}

export function said<V>(
  value: V,
  message: {
    readonly timeNs: bigint
    readonly info: { readonly frame: { readonly number: number; readonly packet: number } }
  },
  path: string,
): Said<V> {
  const { number, packet } = message.info.frame
  return { value, frame: number, packet, path, timeNs: message.timeNs }
}
