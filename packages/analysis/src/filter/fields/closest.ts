// The known name that was probably meant: the fewest letters to change, add, drop or swap.

/** Undefined where nothing is near enough to be a slip of the finger. */
export function closest(wanted: string, names: Iterable<string>): string | undefined {
  const low = wanted.toLowerCase()
  let limit = Math.min(3, Math.floor(wanted.length / 3) + 1)
  let found: string | undefined
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) > limit) continue
    const distance = distanceBetween(low, name.toLowerCase(), limit)
    if (distance > limit || (distance === limit && found !== undefined)) continue
    limit = distance
    found = name
  }
  return found
}

/** Optimal string alignment; anything over `limit` comes back as more than it. */
function distanceBetween(a: string, b: string, limit: number): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const now = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1]
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      }
      now.push(cost)
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    before = last
    last = now
  }
  return last[b.length] ?? 0
}
