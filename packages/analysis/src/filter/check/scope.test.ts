import { apiNamed } from '@brokerscope/codec'
import { expect, it } from 'vitest'
import { messageFields, pathText } from '../fields/message-fields.ts'
import { SLOTS, slotOf } from '../fields/slots.ts'
import {
  both,
  either,
  everything,
  isEmpty,
  rest,
  scopeOfDirection,
  scopeOfFields,
  scopeOfSlots,
  scopeOfTest,
  scopeText,
} from './scope.ts'

const produce = scopeOfTest(
  ({ apiKey }) => apiKey,
  (key) => key === 0,
)
const version12 = scopeOfTest(
  (_api, _kind, version) => version,
  (version) => version === 12,
)

it('says which messages are left', () => {
  expect(scopeText(produce)).toBe('Produce')
  expect(scopeText(both(produce, version12))).toBe('Produce v12')
  expect(scopeText(both(produce, scopeOfDirection('request')))).toBe('Produce request')
  expect(scopeText(version12)).toBe('Produce v12, Fetch v12, Metadata v12')
  expect(scopeText(everything)).toMatch(/^Produce, Fetch and \d+ others$/)
})

it('is empty where nothing can be both', () => {
  const version99 = scopeOfTest(
    (_api, _kind, version) => version,
    (version) => version === 99,
  )

  expect(isEmpty(version99)).toBe(true)
  expect(isEmpty(either(version99, produce))).toBe(false)
  expect(isEmpty(everything)).toBe(false)
})

it('turns round only what is exact', () => {
  const topicId = scopeOfFields(
    messageFields().filter((field) => pathText(field) === 'Produce.request.topicData.topicId'),
  )

  expect(isEmpty(both(rest(produce), produce))).toBe(true)
  expect(scopeText(topicId)).toBe('Produce request v13')
  expect(isEmpty(both(rest(topicId), topicId))).toBe(false)
})

it('takes slots whole', () => {
  const slots = new Uint8Array(SLOTS)
  slots[slotOf(apiNamed('EndTxn')?.apiKey ?? -1, true)] = 1

  expect(scopeText(scopeOfSlots(slots, true))).toBe('EndTxn response')
})
