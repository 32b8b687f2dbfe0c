// Every API in our words: what it is for, and what each version brought. For tooltips, the field
// tree's "why is this here" and `explain`. Releases are those in which a client could first use the
// version; for APIs between brokers, in which Kafka first had it.
import { apiNamed } from '../apis.ts'
import { adminApis } from './admin-apis.ts'
import { dataApis } from './data-apis.ts'
import { groupApis } from './group-apis.ts'
import type { ApiRow } from './note-row.ts'
import { quorumApis } from './quorum-apis.ts'
import { securityApis } from './security-apis.ts'
import { transactionApis } from './transaction-apis.ts'

export interface VersionNote {
  readonly version: number
  /** Release of Apache Kafka, e.g. `2.4`. */
  readonly since: string
  readonly change: string
  /** `KIP-482`, or an issue where there was no proposal. */
  readonly proposal?: string
}

export interface ApiNotes {
  readonly apiKey: number
  readonly name: string
  readonly purpose: string
  /** Release that first had the API. */
  readonly since: string
  readonly versions: readonly VersionNote[]
}

const rows = [
  ...dataApis,
  ...groupApis,
  ...transactionApis,
  ...adminApis,
  ...securityApis,
  ...quorumApis,
]

const byKey = new Map(rows.map((row) => [apiNamed(row.name)?.apiKey ?? -1, row]))

/** Undefined for a key that neither Kafka 3.9 nor 4.4 has. */
export function apiNotes(apiKey: number): ApiNotes | undefined {
  const row = byKey.get(apiKey)
  return row && notesOf(apiKey, row)
}

function notesOf(apiKey: number, { name, purpose, versions: changes }: ApiRow): ApiNotes {
  const versions = changes.map(([since, change, proposal], version) => ({
    version,
    since,
    change,
    ...(proposal !== undefined && { proposal }),
  }))
  return { apiKey, name, purpose, since: changes[0]?.[0] ?? '', versions }
}
