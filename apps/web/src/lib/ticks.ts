// Round places for a time axis.

const STEPS = [1, 2, 5]

/** The smallest of 1, 2, 5, 10, 20 ... that gives at most `most` ticks over `span`. Both positive. */
export function tickStep(span: number, most: number): number {
  const wanted = span / Math.max(1, most)
  const magnitude = 10 ** Math.floor(Math.log10(wanted))
  const step = STEPS.find((candidate) => candidate * magnitude >= wanted)
  return (step ?? 10) * magnitude
}

/** Places from 0 up to `span`, each a multiple of the step. */
export function ticks(span: number, most: number): number[] {
  if (!(span > 0)) return [0]
  const step = tickStep(span, most)
  return Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => index * step)
}

/** `+0.1 s`, `+20 s`, `+5 min`: as many decimals as the step needs. */
export function tickLabel(seconds: number, stepSeconds: number): string {
  if (stepSeconds >= 60) return `+${Math.round(seconds / 60)} min`
  const decimals = Math.max(0, -Math.floor(Math.log10(stepSeconds) + 1e-9))
  return `+${seconds.toFixed(Math.min(6, decimals))} s`
}
