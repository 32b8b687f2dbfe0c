/** First and last version, both included. */
export type Range = readonly [from: number, to: number]

/** What another decoder offers, measured once and kept in peers.ndjson. */
export interface Peer {
  readonly name: string
  readonly version: string
  /** Which messages it takes apart. */
  readonly reads: 'requests and answers' | 'answers'
  /** By API key, in order. */
  readonly versions: Readonly<Record<string, readonly Range[]>>
}

/** Versions as ranges, e.g. 0 1 2 5 as [0, 2] and [5, 5]. */
export function rangesOf(versions: Iterable<number>): Range[] {
  const ranges: [number, number][] = []
  for (const version of [...new Set(versions)].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === version - 1) last[1] = version
    else ranges.push([version, version])
  }
  return ranges
}

/** Where versions were found one by one. */
export function versionsByKey(
  found: readonly { readonly apiKey: number; readonly version: number }[],
): Peer['versions'] {
  const byKey = Map.groupBy(found, ({ apiKey }) => apiKey)
  return Object.fromEntries(
    [...byKey].map(([apiKey, all]) => [apiKey, rangesOf(all.map(({ version }) => version))]),
  )
}
