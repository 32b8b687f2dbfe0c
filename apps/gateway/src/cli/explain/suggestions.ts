// Words near one that does not exist: those that hold it, and those a few typing errors away.
import { allWords, bare } from './subjects.ts'

const MOST = 3

export function nearestWords(word: string): readonly string[] {
  const wanted = bare(word)
  if (wanted === '') return []
  const most = Math.max(1, Math.floor(wanted.length / 4))
  return allWords()
    .map((name) => ({ name, distance: distanceTo(wanted, bare(name)) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ name }) => name)
}

/** Typing errors between two words; a word inside of another counts as one. */
function distanceTo(wanted: string, name: string): number {
  if (wanted.length >= 4 && name.includes(wanted)) return 1
  return editDistance(wanted, name)
}

/** Letters to insert, leave out, replace or swap. */
export function editDistance(from: string, to: string): number {
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1]
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (before[column - 2] ?? Infinity) + 1 : Infinity,
      )
    }
    before = last
    last = current
  }
  return last[to.length] ?? 0
}
