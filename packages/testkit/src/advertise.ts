// What an ApiVersions answer says, from the schemas of a release.
import { apis, type Release } from '@brokerscope/codec'
import type { PartialBody } from './complete.ts'

/** The `apiKeys` of an ApiVersions answer; `changed` by API name, null removes the API. */
export function advertisedKeys(
  changed: Readonly<Record<string, readonly [number, number] | null>> = {},
  release: Release = '4.4',
): PartialBody[] {
  return apis
    .map((api) => {
      const change = changed[api.name]
      const range = change === undefined ? api.releases[release] : change
      const isServed = api.listeners.includes('broker') || change !== undefined
      return { apiKey: api.apiKey, range: isServed ? range : undefined }
    })
    .filter(({ range }) => range !== undefined && range !== null)
    .map(({ apiKey, range }) => ({
      apiKey,
      minVersion: range?.[0] ?? 0,
      maxVersion: range?.[1] ?? 0,
    }))
}
