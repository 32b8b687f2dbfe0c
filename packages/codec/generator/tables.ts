// Pairs the messages of the releases and gives the tables that are written: APIs by key, data by name.
import type { ApiSchema, DataSchema, Range, Release } from '../src/schema.ts'
import type { KafkaMessage } from './kafka-json.ts'
import { mergeReleases } from './merge.ts'

export interface ReleaseMessages {
  readonly release: Release
  readonly messages: readonly KafkaMessage[]
}

export interface Tables {
  readonly apis: readonly ApiSchema[]
  readonly data: readonly DataSchema[]
}

export function buildTables(newest: ReleaseMessages, older: ReleaseMessages): Tables {
  return { apis: buildApis(newest, older), data: buildData(newest, older) }
}

function buildApis(newest: ReleaseMessages, older: ReleaseMessages): ApiSchema[] {
  const find = (from: ReleaseMessages, kind: KafkaMessage['kind'], apiKey: number) =>
    from.messages.find((message) => message.kind === kind && message.apiKey === apiKey)
  const requests = [...newest.messages, ...older.messages].filter(
    (message) => message.kind === 'request',
  )
  const apiKeys = [...new Set(requests.map((message) => message.apiKey!))].toSorted((a, b) => a - b)
  return apiKeys.flatMap((apiKey) => {
    const [recent, past] = [find(newest, 'request', apiKey), find(older, 'request', apiKey)]
    const request = mergeReleases(recent, past, older.release)
    const response = mergeReleases(
      find(newest, 'response', apiKey),
      find(older, 'response', apiKey),
      older.release,
    )
    if (request === undefined || response === undefined) return []
    const releases: Partial<Record<Release, Range>> = {
      ...(past?.versions && { [older.release]: past.versions }),
      ...(recent?.versions && { [newest.release]: recent.versions }),
    }
    const current = recent?.versions === undefined ? past! : recent
    const last = request.versions[1]
    return [
      {
        name: request.name.replace(/Request$/, ''),
        apiKey,
        releases,
        ...(current.unstable && { unstable: [last, last] as const }),
        listeners: current.listeners,
        request,
        response,
      },
    ]
  })
}

function buildData(newest: ReleaseMessages, older: ReleaseMessages): DataSchema[] {
  const all = [...newest.messages, ...older.messages].filter(isData)
  const names = [...new Set(all.map((message) => message.name))].toSorted()
  return names.flatMap((name) => {
    const recent = newest.messages.find((message) => message.name === name)
    const past = older.messages.find((message) => message.name === name)
    // 3.9 counts the types of coordinator keys as versions; the bytes are the same.
    const schema = mergeReleases(
      recent,
      recent?.kind === 'coordinatorKey' ? undefined : past,
      older.release,
    )
    const { kind, apiKey, module } = (recent ?? past)!
    if (schema === undefined || kind === 'request' || kind === 'response') return []
    return [{ kind, ...(apiKey !== undefined && { apiKey }), module, ...schema }]
  })
}

function isData({ kind }: KafkaMessage): boolean {
  return kind !== 'request' && kind !== 'response'
}
