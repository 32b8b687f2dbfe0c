// What is wrong with a filter, said so that a page can mark it and a terminal can point at it.

export interface FilterProblem {
  /** What was found, and what was wanted; sentence case, no full stop. */
  readonly message: string
  /** Of the first character that is wrong, counted from 1. */
  readonly column: number
  /** Characters that are wrong; 0 where something is missing. */
  readonly length: number
  /** Text to put in their place. */
  readonly suggestion?: string
}

/** A place in the text: first character from 0, and one behind the last. */
export interface Place {
  readonly start: number
  readonly end: number
}

export function problemAt(
  { start, end }: Place,
  message: string,
  suggestion?: string,
): FilterProblem {
  const problem = { message, column: start + 1, length: end - start }
  return suggestion === undefined ? problem : { ...problem, suggestion }
}

/** The text with a mark under what is wrong, for terminals. Control characters become dots. */
export function underline(text: string, { column, length }: FilterProblem): readonly string[] {
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  const line = text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '\u00b7')
  const before = widthOf(line.slice(0, column - 1))
  const wrong = widthOf(line.slice(column - 1, column - 1 + length))
  return [line, `${' '.repeat(before)}^${'~'.repeat(Math.max(0, wrong - 1))}`]
}

/** Columns of a terminal: East Asian characters take two. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1
  return width
}
