import { expect, it } from 'vitest'
import type { OverviewAnswer } from '../../engine/overview-messages.ts'
import { en } from '../../text/en.ts'
import { verdictText } from './headline.tsx'

const nothing: OverviewAnswer = {
  findings: [],
  findingCount: 0,
  rules: { all: 42, applied: 40, failed: [] },
  features: null,
  isTls: false,
  mechanisms: [],
  apis: [],
}
const found = (severity: 'error' | 'info'): OverviewAnswer => ({
  ...nothing,
  findings: [
    {
      key: 'r~1',
      rule: 'r',
      severity,
      confidence: 'proven',
      title: 'Broker 1 refuses Produce v12',
      cause: '',
      remedy: [],
      evidence: [],
      count: 1,
      foundAt: 1,
      foundNs: 0n,
    },
  ],
})

it('says the gravest finding, and plainly when there is none', () => {
  expect(verdictText(found('error'), 22, en.overview)).toBe('Broker 1 refuses Produce v12')
  expect(verdictText(found('info'), 22, en.overview)).toBe('No error and no warning on 22 frames')
  expect(verdictText(nothing, 22, en.overview)).toBe('No rule fired on 22 frames')
  expect(verdictText(undefined, 22, en.overview)).toBe('No frame yet')
})
