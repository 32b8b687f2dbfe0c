import { apis } from '@brokerscope/codec'
import { expect, it } from 'vitest'
import { summariesOf } from '../../../test/summary-of.ts'
import { fallback } from './fallback.ts'

it('says the first fields and counts arrays', () => {
  expect(
    fallback({ throttleTimeMs: 0, clusterId: 'c', topics: [{}], epoch: 3n, isNew: false }),
  ).toBe('clusterId c, 1 topic, epoch 3, not isNew')
})

it('leaves no frame of any API without a summary', () => {
  for (const { name, request } of apis) {
    const version = request.versions[1]
    if (version < 0) continue
    const [, response] = summariesOf(name, version, {})
    expect(response).not.toBe('')
  }
})
