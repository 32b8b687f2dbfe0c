import { apiNamed } from '@brokerscope/codec'
import { expect, it } from 'vitest'
import {
  LAST_VERSIONS,
  slotOf,
  slotOfMessage,
  SLOTS,
  UNKNOWN_SLOT,
  versionBits,
  versionsText,
} from './slots.ts'

it('gives each kind of message a slot, and all unknown ones the last two', () => {
  expect([slotOf(0, false), slotOf(0, true), slotOf(1, false)]).toEqual([0, 1, 2])
  expect([slotOf(-1, false), slotOf(9999, true)]).toEqual([UNKNOWN_SLOT, SLOTS - 1])
  const produce = apiNamed('Produce')
  expect(produce && LAST_VERSIONS[slotOfMessage(produce, 'request')]).toBe(13)
})

it('says versions in words', () => {
  expect(versionsText(versionBits([0, 11]))).toBe('v0 to v11')
  expect(versionsText(versionBits([13, 13]))).toBe('v13')
  expect(versionsText(versionBits([0, 2]) | versionBits([5, 31]))).toBe('v0 to v2 and v5 to v31')
})
