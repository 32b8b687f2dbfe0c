// A slot is one kind of message: an API and a direction. The masks of fields and scopes are arrays
// with one number for each slot, so that asking for a frame is one look into an array.
import { apis, type ApiSchema, type Kind } from '@brokerscope/codec'

const LAST_KEY = apis.reduce((last, { apiKey }) => Math.max(last, apiKey), 0)

/** Frames of no known API have the last two slots. */
export const UNKNOWN_SLOT: number = (LAST_KEY + 1) * 2
export const SLOTS: number = UNKNOWN_SLOT + 2

/** A negative key is unknown. */
export function slotOf(apiKey: number, isResponse: boolean): number {
  const direction = isResponse ? 1 : 0
  return apiKey < 0 || apiKey > LAST_KEY ? UNKNOWN_SLOT + direction : apiKey * 2 + direction
}

export function slotOfMessage({ apiKey }: ApiSchema, kind: Kind): number {
  return slotOf(apiKey, kind === 'response')
}

/** Last version in the tables of each slot; frames of later ones are read by the last table. */
export const LAST_VERSIONS: Int16Array = new Int16Array(SLOTS).fill(-1)
for (const api of apis) {
  LAST_VERSIONS[slotOfMessage(api, 'request')] = api.request.versions[1]
  LAST_VERSIONS[slotOfMessage(api, 'response')] = api.response.versions[1]
}

/** Versions as bits; Kafka's highest is 18, and a Uint32Array holds 32. */
export function versionBits([from, to]: readonly [number, number]): number {
  let bits = 0
  for (let version = Math.max(0, from); version <= Math.min(31, to); version++) bits |= 1 << version
  return bits >>> 0
}

/** `v13`, `v0 to v11`, `v0 to v2 and v5`. */
export function versionsText(bits: number): string {
  const runs: string[] = []
  for (let version = 0; version < 32; version++) {
    if (((bits >>> version) & 1) === 0) continue
    const from = version
    while (version < 31 && ((bits >>> (version + 1)) & 1) === 1) version += 1
    runs.push(from === version ? `v${from}` : `v${from} to v${version}`)
  }
  return runs.join(' and ')
}
