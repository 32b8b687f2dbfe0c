import { apiOf } from '@brokerscope/codec'

/** Kafka's name of an API, null for -1 and for keys that no schema knows. */
export function apiNameOf(apiKey: number): string | null {
  return apiKey < 0 ? null : (apiOf(apiKey)?.name ?? null)
}
