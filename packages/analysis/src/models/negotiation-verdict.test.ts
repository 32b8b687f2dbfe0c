import { expect, it } from 'vitest'
import { differs, negotiationVerdict, type NegotiationCell } from './negotiation-verdict.ts'
import type { UsedVersion } from './negotiation.ts'

const used = (version: number, change: Partial<UsedVersion> = {}): UsedVersion => ({
  version,
  firstFrame: 1,
  lastFrame: 1,
  count: 1,
  errors: 0,
  lastError: 0,
  unanswered: 0,
  ...change,
})
const gate = { feature: 'transaction.version', level: 2, version: 12, isTransactional: true }
const level = { level: 0, isAbsent: true, epoch: 7n, supported: undefined }
const verdict = (change: Partial<NegotiationCell>) =>
  negotiationVerdict({
    range: { min: 0, max: 13 },
    hasTable: true,
    used: [],
    gate: undefined,
    level: undefined,
    ...change,
  })

it('has one word for each outcome', () => {
  expect(verdict({ used: [used(11)] })).toBe('fits')
  expect(verdict({})).toBe('not used')
  expect(verdict({ used: [used(14)] })).toBe('outside range')
  expect(verdict({ used: [used(14, { unanswered: 1 })] })).toBe('no answer, closed')
  expect(verdict({ used: [used(12, { lastError: 35 })], gate, level })).toBe('refused')
  expect(verdict({ used: [used(12)], gate, level })).toBe('gated, used')
  expect(verdict({ used: [used(11)], gate, level })).toBe('fits')
  expect(verdict({ gate, level })).toBe('locked, unused')
  expect(verdict({ used: [used(3)], range: undefined, hasTable: false })).toBe('unknown')
})

it('sees brokers that differ', () => {
  expect(
    differs([
      { min: 0, max: 13 },
      { min: 0, max: 13 },
    ]),
  ).toBe(false)
  expect(
    differs([
      { min: 0, max: 13 },
      { min: 0, max: 12 },
    ]),
  ).toBe(true)
  expect(differs([{ min: 0, max: 13 }, undefined])).toBe(true)
})
