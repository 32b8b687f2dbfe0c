// Terms about fields of messages. A frame whose API, direction and version cannot have the fields is
// settled by its columns; only the others are decoded.
import type { KafkaStruct, KafkaValue } from '@brokerscope/codec'
import type { ValueTest } from '../check/value-tests.ts'
import { scopeOfFields } from '../check/scope.ts'
import { isTopicId } from '../fields/message-groups.ts'
import type { MessageField } from '../fields/message-fields.ts'
import { LAST_VERSIONS, SLOTS, slotOf } from '../fields/slots.ts'
import type { FilterableFrame, Need } from '../frame.ts'
import type { Quantifier } from '../check/term-tests.ts'
import { COST, type Term } from './term.ts'
import { walk } from './walk.ts'

/** A field, and what its values must pass. */
export interface TestedField {
  readonly field: MessageField
  readonly test: ValueTest
}

export interface MessageTermOptions {
  readonly quantifier: Quantifier
  /** Nulls are values too: `== null`. */
  readonly countsNulls: boolean
  /** Topic ids are read as names. */
  readonly namesTopics: boolean
  readonly counts?: (field: MessageField, body: KafkaStruct) => boolean
}

export const ZERO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA'

export function messageTerm(tested: readonly TestedField[], options: MessageTermOptions): Term {
  const fields = tested.map(({ field }) => field)
  const readsRecords = fields.some(({ recordDepth }) => recordDepth === 1)
  const namesTopics = options.namesTopics && fields.some(isTopicId)
  const bySlot = groupBySlot(tested)
  const mayHave = frameFilter(fields)
  // Where only error codes other than 0 pass, a response without one is settled as well.
  const wantsError =
    options.quantifier === 'some' &&
    tested.every(({ field, test }) => field.type === 'errorCode' && !test(0) && !test(null))
  const needs: Need[] = [readsRecords ? 'records' : 'message']
  if (namesTopics) needs.push('topicNames')
  const reader = new FieldReader(bySlot, options, namesTopics)
  const isOpen = (frame: FilterableFrame): boolean =>
    mayHave(frame) && (!wantsError || frame.errorCount > 0)
  return {
    cost: readsRecords ? COST.records : COST.message,
    needs: wantsError ? [...needs, 'errors'] : needs,
    scope: scopeOfFields(fields),
    matches: (frame) => isOpen(frame) && reader.passes(frame),
    decide: (frame) => (isOpen(frame) ? undefined : false),
  }
}

/** Whether a frame can have one of the fields, by its columns. */
export function frameFilter(fields: readonly MessageField[]): (frame: FilterableFrame) => boolean {
  const masks = new Uint32Array(SLOTS)
  for (const { slot, api, kind, versions } of fields) {
    // The answer to a newer request may be in v0, KIP-511; its version column does not say so.
    const isApiVersions = api.name === 'ApiVersions' && kind === 'response'
    masks[slot] = (masks[slot] ?? 0) | (isApiVersions ? 0xffffffff : versions)
  }
  return ({ apiKey, apiVersion, isResponse }) => {
    const slot = slotOf(apiKey, isResponse)
    const mask = masks[slot] ?? 0
    if (mask === 0) return false
    // Newer versions than the tables know are read by the last table.
    return apiVersion > (LAST_VERSIONS[slot] ?? 0) || ((mask >>> apiVersion) & 1) === 1
  }
}

class FieldReader {
  readonly #bySlot: readonly (readonly TestedField[])[]
  readonly #options: MessageTermOptions
  readonly #namesTopics: boolean

  constructor(
    bySlot: readonly (readonly TestedField[])[],
    options: MessageTermOptions,
    namesTopics: boolean,
  ) {
    this.#bySlot = bySlot
    this.#options = options
    this.#namesTopics = namesTopics
  }

  /** Some value passes; or there are values, and every one passes. */
  passes(frame: FilterableFrame): boolean {
    const { quantifier, countsNulls, counts } = this.#options
    const isSome = quantifier === 'some'
    const { body } = frame.decoded()
    let hasValue = false
    for (const { field, test } of this.#bySlot[slotOf(frame.apiKey, frame.isResponse)] ?? []) {
      if (counts !== undefined && !counts(field, body)) continue
      const isNamed = this.#namesTopics && isTopicId(field)
      const isDecided = walk(body, field.path, 0, (raw) => {
        const value = isNamed ? topicOf(raw, frame) : raw
        if (value === undefined || (value === null && !countsNulls)) return false
        hasValue = true
        return test(value) === isSome
      })
      if (isDecided) return isSome
    }
    return !isSome && hasValue
  }
}

/** The zero id stands where a message goes by name. */
function topicOf(id: KafkaValue, frame: FilterableFrame): KafkaValue | undefined {
  if (typeof id !== 'string' || id === ZERO_UUID) return undefined
  return frame.topicName(id) ?? id
}

export function groupBySlot<Item extends { readonly field: MessageField }>(
  items: readonly Item[],
): readonly (readonly Item[])[] {
  const bySlot: Item[][] = []
  for (const item of items) (bySlot[item.field.slot] ??= []).push(item)
  return bySlot
}
