// Finds the API of a response whose request was not captured. Responses carry no API
// key, so all known layouts are tried, and a reading counts only if it
//   - consumes the bytes exactly,
//   - is plausible: known error codes, printable text, sane durations,
//   - says something: a text of three letters or more, an id, or records, and
//   - stands alone: every layout that fits belongs to one API and reads the same.
// Anything else stays raw. A wrong reading would be worse than none.
//
// Trying costs some milliseconds, so only the first responses of a session are tried
// against everything; later ones only against what the session has shown.
import {
  decodeResponse,
  errorName,
  type DecodedMessage,
  type KafkaStruct,
  type KafkaValue,
} from '@brokerscope/codec'
import { responseLayouts, type ResponseLayout } from './response-layouts.ts'

export interface Guess {
  readonly apiKey: number
  readonly apiVersion: number
}

/** Bounds, our choice: what is open when a capture begins is far less. */
const FULL_TRIES = 64
const MAX_THROTTLE_MS = 24 * 3600 * 1000

export class Inferrer {
  /** apiKey -> versions that were surely used in this session. */
  readonly #seen = new Map<number, Set<number>>()
  #fullTries = FULL_TRIES

  seen(apiKey: number, apiVersion: number): void {
    const versions = this.#seen.get(apiKey)
    if (versions === undefined) this.#seen.set(apiKey, new Set([apiVersion]))
    else versions.add(apiVersion)
  }

  infer(frame: Uint8Array): Guess | undefined {
    const candidates = this.#fullTries > 0 ? responseLayouts() : this.#seenLayouts()
    this.#fullTries = Math.max(0, this.#fullTries - 1)
    const fitting = candidates.filter((candidate) => fits(frame, candidate))
    const [first] = fitting
    if (first === undefined) return undefined
    if (fitting.some(({ apiKey }) => apiKey !== first.apiKey)) return undefined
    return this.#oneReading(frame, fitting)
  }

  /** Versions used in the session first, then the newest; none where readings differ. */
  #oneReading(frame: Uint8Array, fitting: readonly ResponseLayout[]): Guess | undefined {
    const used = fitting.flatMap((layout) => {
      const versions = layout.versions.filter((version) =>
        this.#seen.get(layout.apiKey)?.has(version),
      )
      return versions.length === 0 ? [] : { ...layout, versions }
    })
    const left = used.length > 0 ? used : fitting
    const readings = new Set(left.map((each) => fingerprint(read(frame, each).body)))
    const newest = left.at(-1)
    const apiVersion = newest?.versions.at(-1)
    if (readings.size !== 1 || newest === undefined || apiVersion === undefined) return undefined
    return { apiKey: newest.apiKey, apiVersion }
  }

  #seenLayouts(): ResponseLayout[] {
    return [...this.#seen].flatMap(([apiKey, versions]) =>
      [...versions].map((version) => ({ apiKey, versions: [version] })),
    )
  }
}

function read(frame: Uint8Array, { apiKey, versions }: ResponseLayout): DecodedMessage {
  return decodeResponse(frame, apiKey, versions.at(-1) ?? 0)
}

function fits(frame: Uint8Array, layout: ResponseLayout): boolean {
  const message = read(frame, layout)
  if (message.status !== 'ok' || message.unreadBytes > 0) return false
  if (message.schemaVersion !== message.apiVersion) return false
  const look = { plausible: true, telling: false }
  inspect(message.body, look)
  return look.plausible && look.telling
}

interface Look {
  plausible: boolean
  telling: boolean
}

function inspect(struct: KafkaStruct, look: Look): void {
  for (const field in struct) {
    const value = struct[field]
    if (value !== undefined) inspectValue(field, value, look)
    if (!look.plausible) return
  }
}

function inspectValue(field: string, value: KafkaValue, look: Look): void {
  if (typeof value === 'number') {
    if (field.endsWith('rrorCode')) look.plausible &&= errorName(value) !== undefined
    if (field === 'throttleTimeMs') look.plausible &&= value >= 0 && value <= MAX_THROTTLE_MS
  } else if (typeof value === 'string') {
    look.plausible &&= isPrintable(value)
    look.telling ||= value.length >= 3
  } else if (value instanceof Uint8Array) {
    if (field === 'records' && value.length > 0) {
      look.plausible &&= isBatch(value)
      look.telling = true
    }
  } else if (Array.isArray(value)) {
    if (field === '_unknownTaggedFields') look.plausible = false
    for (const item of value) inspectValue('', item, look)
  } else if (typeof value === 'object' && value !== null) {
    inspect(value, look)
  }
}

function isPrintable(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what gives bytes away
  return !/[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/.test(text)
}

/** Magic 0, 1 or 2 at its place in the first batch. */
function isBatch(records: Uint8Array): boolean {
  const magic = records[16]
  return records.length >= 17 && magic !== undefined && magic <= 2
}

/** Equal for equal readings; records and bytes by their length, which is enough here. */
function fingerprint(body: KafkaStruct): string {
  return JSON.stringify(body, (_, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`
    return value instanceof Uint8Array ? value.length : value
  })
}
