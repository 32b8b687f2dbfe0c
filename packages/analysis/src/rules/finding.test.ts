import { expect, it } from 'vitest'
import { compareWeight, FindingRecord } from './finding.ts'
import type { Claim } from './rule.ts'

const claim = (frame: number, change: Partial<Claim> = {}): Claim => ({
  subject: 'a',
  severity: 'warning',
  confidence: 'likely',
  parameters: { frame },
  evidence: [{ frame, packet: frame, path: '' }],
  connections: [frame],
  ...change,
})

it('keeps the evidence of the first three claims and of the last one', () => {
  const finding = new FindingRecord('rule', [], claim(1), 1)
  for (let frame = 2; frame <= 9; frame++) finding.repeat(claim(frame))

  expect(finding.count).toBe(9)
  expect(finding.evidence.map(({ frame }) => frame)).toEqual([1, 2, 3, 9])
})

it('takes the text of a graver or surer claim, and keeps its own otherwise', () => {
  const finding = new FindingRecord('rule', [], claim(1), 1)
  finding.repeat(claim(2))
  expect(finding.parameters).toEqual({ frame: 1 })

  finding.repeat(claim(3, { confidence: 'proven', form: 'other' }))
  expect(finding).toMatchObject({ confidence: 'proven', form: 'other', parameters: { frame: 3 } })
})

it('amends without counting', () => {
  const finding = new FindingRecord('rule', [], claim(1), 1)
  finding.amend(claim(2, { amends: true }))

  expect(finding).toMatchObject({ count: 1, parameters: { frame: 2 }, connections: [1, 2] })
})

it('sorts by severity, then by confidence', () => {
  const sorted = [
    { severity: 'info', confidence: 'proven' },
    { severity: 'error', confidence: 'possible' },
    { severity: 'error', confidence: 'proven' },
  ] as const

  expect(
    sorted.toSorted(compareWeight).map(({ severity, confidence }) => `${severity} ${confidence}`),
  ).toEqual(['error proven', 'error possible', 'info proven'])
})
