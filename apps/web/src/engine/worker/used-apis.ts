// How often each API was used, by whom it is not asked here: counted anew from the columns of the
// index for every answer, which is exact and keeps nothing while frames come in.
import { familyOf } from '../api-family.ts'
import type { UsedApi } from '../overview-messages.ts'
import { apiNameOf } from './api-names.ts'
import type { FrameIndex } from './frame-index.ts'

interface Counts {
  requests: number
  errors: number
  readonly versions: Set<number>
  readonly latencies: number[]
}

/** Most used first. */
export function usedApis({ columns, length }: FrameIndex): UsedApi[] {
  const byKey = new Map<number, Counts>()
  for (let row = 0; row < length; row++) {
    const apiKey = columns.apiKey[row] ?? -1
    if (apiKey < 0) continue
    const counts = byKey.get(apiKey) ?? newCounts()
    byKey.set(apiKey, counts)
    if (columns.isResponse[row] === 1) {
      if (columns.errorCode[row] !== 0) counts.errors += 1
      const latencyNs = columns.latencyNs[row] ?? -1n
      // A latency fits a double to the nanosecond up to a hundred days.
      if (latencyNs >= 0n) counts.latencies.push(Number(latencyNs))
    } else {
      counts.requests += 1
      counts.versions.add(columns.apiVersion[row] ?? 0)
    }
  }
  return [...byKey]
    .map(([apiKey, { requests, errors, versions, latencies }]) => ({
      name: apiNameOf(apiKey) ?? `${apiKey}`,
      family: familyOf(apiKey),
      requests,
      versions: [...versions].toSorted((a, b) => a - b),
      errors,
      p50Ns: medianOf(latencies),
    }))
    .toSorted((a, b) => b.requests - a.requests || a.name.localeCompare(b.name, 'en'))
}

function newCounts(): Counts {
  return { requests: 0, errors: 0, versions: new Set(), latencies: [] }
}

function medianOf(latencies: readonly number[]): bigint | null {
  if (latencies.length === 0) return null
  const sorted = Float64Array.from(latencies).toSorted()
  return BigInt(sorted[(sorted.length - 1) >> 1] ?? 0)
}
