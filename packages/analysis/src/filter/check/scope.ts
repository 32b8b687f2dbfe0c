// Which messages a part of a filter can hold for, as a set of (API, direction, version): one mask of
// versions for each slot. It is an upper bound. Where API, direction and version decide alone it is
// exact, and only then the set of `!part` is the rest; else it is everything.
// A filter whose scope is empty is valid and impossible, which the filter bar says.
import { apis, type Kind } from '@brokerscope/codec'
import type { MessageField } from '../fields/message-fields.ts'
import type { FieldSource, Scalar } from '../fields/own-field.ts'
import { SLOTS, slotOfMessage, UNKNOWN_SLOT, versionBits, versionsText } from '../fields/slots.ts'

export interface Scope {
  /** Versions as bits, for each slot. */
  readonly masks: Uint32Array
  readonly isExact: boolean
}

const all = new Uint32Array(SLOTS).fill(1, UNKNOWN_SLOT)
for (const api of apis) {
  for (const kind of ['request', 'response'] as const) {
    all[slotOfMessage(api, kind)] = versionBits(api[kind].versions)
  }
}
export const everything: Scope = { masks: all, isExact: false }

export function scopeOfFields(fields: readonly MessageField[]): Scope {
  const masks = new Uint32Array(SLOTS)
  for (const { slot, versions } of fields) masks[slot] = (masks[slot] ?? 0) | versions
  return { masks, isExact: false }
}

export function scopeOfDirection(kind: Kind): Scope {
  const isWanted = kind === 'request' ? 0 : 1
  return { masks: all.map((mask, slot) => (slot % 2 === isWanted ? mask : 0)), isExact: false }
}

/** All versions of some slots. */
export function scopeOfSlots(slots: Uint8Array, isExact: boolean): Scope {
  return { masks: all.map((mask, slot) => (slots[slot] === 1 ? mask : 0)), isExact }
}

/** Where API, direction and version alone pass the test; frames of no known API may pass any. */
export function scopeOfTest(
  valueOf: Extract<FieldSource, { from: 'column' }>['ofMessage'] & object,
  test: (value: Scalar) => boolean,
): Scope {
  const masks = new Uint32Array(SLOTS).fill(1, UNKNOWN_SLOT)
  for (const api of apis) {
    for (const kind of ['request', 'response'] as const) {
      const [from, to] = api[kind].versions
      let mask = 0
      for (let version = from; version <= to; version++) {
        if (test(valueOf(api, kind, version))) mask |= 1 << version
      }
      masks[slotOfMessage(api, kind)] = mask >>> 0
    }
  }
  return { masks, isExact: true }
}

export function both(a: Scope, b: Scope): Scope {
  const masks = a.masks.map((mask, slot) => (mask & (b.masks[slot] ?? 0)) >>> 0)
  return { masks, isExact: a.isExact && b.isExact }
}

export function either(a: Scope, b: Scope): Scope {
  const masks = a.masks.map((mask, slot) => (mask | (b.masks[slot] ?? 0)) >>> 0)
  return { masks, isExact: a.isExact && b.isExact }
}

export function rest({ masks, isExact }: Scope): Scope {
  if (!isExact) return everything
  const left = all.map((mask, slot) =>
    slot >= UNKNOWN_SLOT ? 1 : (mask & ~(masks[slot] ?? 0)) >>> 0,
  )
  return { masks: left, isExact }
}

/** No message of the tables is in it. Frames of no known API do not count. */
export function isEmpty({ masks }: Scope): boolean {
  return masks.subarray(0, UNKNOWN_SLOT).every((mask) => mask === 0)
}

const NAMED = 3

/** `Produce request v13`, `Heartbeat`, `Produce v12, Fetch v12 and 13 others` */
export function scopeText({ masks }: Scope): string {
  const names = apis.flatMap((api) => {
    const [request = '', response = ''] = (['request', 'response'] as const).map((kind) => {
      const slot = slotOfMessage(api, kind)
      const mask = masks[slot] ?? 0
      if (mask === 0) return ''
      return mask === all[slot] ? api.name : `${api.name} ${versionsText(mask)}`
    })
    if (request === response) return request === '' ? [] : [request]
    return [
      ...(request === '' ? [] : [directed(request, api.name, 'request')]),
      ...(response === '' ? [] : [directed(response, api.name, 'response')]),
    ]
  })
  if (names.length <= NAMED) return names.join(', ')
  return `${names.slice(0, NAMED - 1).join(', ')} and ${names.length - NAMED + 1} others`
}

function directed(text: string, name: string, kind: Kind): string {
  return `${name} ${kind}${text.slice(name.length)}`
}
