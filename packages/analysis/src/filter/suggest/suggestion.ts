// One choice of the completion list.

export interface Suggestion {
  /** What the list shows. */
  readonly text: string
  /** What replaces the characters from `from` up to `to`. */
  readonly insert: string
  readonly from: number
  readonly to: number
  readonly kind: 'field' | 'api' | 'operator' | 'value' | 'join'
  /** A few words beside it; may be empty. */
  readonly hint: string
  /** Frames of this capture that have the value, where that is known. */
  readonly count?: number
}

/** A choice before it is known where it goes. */
export type Choice = Omit<Suggestion, 'from' | 'to'>

/** Those that begin with what is typed, then those that contain it, each in the given order. */
export function ranked(choices: readonly Choice[], typed: string): readonly Choice[] {
  const low = typed.toLowerCase()
  const begins = choices.filter(({ text }) => text.toLowerCase().startsWith(low))
  if (low === '') return begins
  const contains = choices.filter(({ text }) => text.toLowerCase().indexOf(low) > 0)
  return [...begins, ...contains]
}
