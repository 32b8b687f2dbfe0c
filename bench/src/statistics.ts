export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

/** `0.85 (0.80-0.91)`: the median and the range of all rounds, because two noisy cores need both. */
export function medianAndRange(values: readonly number[], digits: number): string {
  if (values.length === 0) return '-'
  const fixed = (value: number): string => value.toFixed(digits)
  return `${fixed(median(values))} (${fixed(Math.min(...values))}..${fixed(Math.max(...values))})`
}
