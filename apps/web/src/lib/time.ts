// Times as the page writes them. Everything is nanoseconds in a bigint until the last step, so
// that a moment in a link is the same moment after a reload.
import { THIN_SPACE, threeDigits } from './numbers.ts'

export type TimeFormat = 'relative' | 'delta' | 'utc' | 'local'
/** The order in which the key `z` walks through them. */
export const TIME_FORMATS: readonly TimeFormat[] = ['relative', 'delta', 'utc', 'local']

const SECOND = 1_000_000_000n

/** `+0.333 256`: seconds since frame 1 of the session, to the microsecond. */
export function formatRelative(ns: bigint): string {
  const sign = ns < 0n ? '\u2212' : '+'
  const magnitude = ns < 0n ? -ns : ns
  const seconds = magnitude / SECOND
  return `${sign}${groupBig(seconds)}.${sixDigits(magnitude % SECOND)}`
}

/** `23.4 ms`, `12.4 s`, `3 min 20 s`. The exact value belongs in the tooltip. */
export function formatDuration(ns: bigint): string {
  const sign = ns < 0n ? '\u2212' : ''
  const ms = Number(ns < 0n ? -ns : ns) / 1e6
  return sign + formatMillis(ms)
}

function formatMillis(ms: number): string {
  if (ms === 0) return '0 ms'
  if (ms < 0.095) return `${Math.max(ms, 0.01).toFixed(2)} ms`
  if (ms < 99.95) return `${ms.toFixed(1)} ms`
  if (ms < 999.5) return `${Math.round(ms)} ms`
  const seconds = ms / 1000
  if (seconds < 119.5) return `${threeDigits(seconds)} s`
  const whole = Math.round(seconds)
  if (whole < 7200) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

/** `23 396 123 ns`, for tooltips and copies. */
export function formatExactNs(ns: bigint): string {
  return `${groupBig(ns)} ns`
}

/** `2025-05-14 14:03:22.402 318 UTC`; the epoch time is that of the capture. */
export function formatUtc(epochNs: bigint): string {
  const { iso, micros } = split(epochNs)
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}.${micros} UTC`
}

/** `2025-05-14 14:03:22.402 UTC`, of a timestamp that Kafka keeps in milliseconds. */
export function formatUtcMillis(epochMs: bigint): string {
  const { iso, micros } = split(epochMs * 1_000_000n)
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}.${micros.slice(0, 3)} UTC`
}

/** `14:03:22.402 318 UTC`, where the date is already known. */
export function formatUtcClock(epochNs: bigint): string {
  const { iso, micros } = split(epochNs)
  return `${iso.slice(11, 19)}.${micros} UTC`
}

/** As `formatUtc`, shifted; `offsetMinutes` is east of Greenwich. */
export function formatLocal(epochNs: bigint, offsetMinutes: number): string {
  const { iso, micros } = split(epochNs + BigInt(offsetMinutes) * 60n * SECOND)
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}.${micros} ${formatZone(offsetMinutes)}`
}

/** `2025-05-14 14:03:10`, for a list with "(UTC)" in its head. */
export function formatUtcSecond(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : date.toISOString().slice(0, 19).replace('T', ' ')
}

function formatZone(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes)
  return `${offsetMinutes < 0 ? '\u2212' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

function twoDigits(value: number): string {
  return value.toString().padStart(2, '0')
}

/** Date holds milliseconds, which fit; the microseconds are written from the bigint. */
function split(epochNs: bigint): { iso: string; micros: string } {
  const seconds = floorDiv(epochNs, SECOND)
  const iso = new Date(Number(seconds) * 1000).toISOString()
  return { iso, micros: sixDigits(epochNs - seconds * SECOND) }
}

function floorDiv(value: bigint, by: bigint): bigint {
  const quotient = value / by
  return value < 0n && quotient * by !== value ? quotient - 1n : quotient
}

function sixDigits(restNs: bigint): string {
  const micros = (restNs / 1000n).toString().padStart(6, '0')
  return micros.slice(0, 3) + THIN_SPACE + micros.slice(3)
}

function groupBig(value: bigint): string {
  return value.toString().replaceAll(/\B(?=(?:\d{3})+$)/g, THIN_SPACE)
}
