/** What one version brought: the release it came with, what is new, and who proposed it. */
export type VersionRow = readonly [since: string, change: string, proposal?: string]

/** An API by Kafka's name; the place of a version in the list is its number. */
export interface ApiRow {
  readonly name: string
  /** Who asks whom for what. */
  readonly purpose: string
  readonly versions: readonly VersionRow[]
}

/** Changes that many APIs share, in the release that made them. */
export function unchanged(since: string): VersionRow {
  return [since, 'As the version before; a new number only']
}

export function throttledAfter(since: string): VersionRow {
  return [since, 'Answered at once when over quota: the client keeps the pause itself', 'KIP-219']
}

export function throttleTime(since: string): VersionRow {
  return [since, 'The answer tells the throttle time', 'KIP-124']
}

export function flexible(since: string): VersionRow {
  return [since, 'Compact lengths and tagged fields', 'KIP-482']
}
