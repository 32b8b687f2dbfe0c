// Nanoseconds as text. Only here does a time leave bigint, and no digit is lost.

const SECOND = 1_000_000_000n

/** 1700000000123456789n -> 2023-11-14T22:13:20.123456789Z */
export function isoNanos(timeNs: bigint): string {
  const wholeSeconds = timeNs / SECOND
  const fraction = String(timeNs % SECOND).padStart(9, '0')
  return `${new Date(Number(wholeSeconds) * 1000).toISOString().slice(0, 19)}.${fraction}Z`
}

/** Seconds with microseconds, as captures count: 309860123n -> 0.309860 */
export function seconds(durationNs: bigint): string {
  const sign = durationNs < 0n ? '-' : ''
  const micros = (durationNs < 0n ? -durationNs : durationNs) / 1000n
  return `${sign}${micros / 1_000_000n}.${String(micros % 1_000_000n).padStart(6, '0')}`
}

/** A latency for reading: 23396000n -> 23.4 ms */
export function millis(durationNs: bigint): string {
  const value = Number(durationNs) / 1e6
  return `${value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 3)} ms`
}
