import { expect, it } from 'vitest'
import { familyOf } from './api-family.ts'

it('puts the APIs of both founding incidents where readers look for them', () => {
  expect(familyOf(18)).toBe('connect')
  expect(familyOf(0)).toBe('produce')
  expect(familyOf(1)).toBe('fetch')
  expect(familyOf(23)).toBe('offsets')
  expect(familyOf(26)).toBe('txn')
  expect(familyOf(14)).toBe('group')
})

it('calls everything else administration, also what it has never heard of', () => {
  expect(familyOf(19)).toBe('admin')
  expect(familyOf(32_000)).toBe('admin')
  expect(familyOf(null)).toBe('admin')
})
