import { expect, it } from 'vitest'
import { claimOf, type Behaviour } from './profile.ts'
import { profileOf, profiles } from './profiles.ts'

const said = (release: readonly [number, number, number], ...wanted: Behaviour[]) => {
  const profile = profileOf('franz-go')
  return profile && claimOf(profile, release, wanted)?.behaviour
}
const produce = ['produceV12ByRangeAlone', 'produceV12ByFeature', 'produceV12Unknown'] as const
const endTxn = ['endTxnToAnyNode', 'endTxnToCoordinator'] as const

it('knows the four faces of incident A', () => {
  expect(said([1, 18, 1], ...produce)).toBe('produceV12Unknown')
  expect(said([1, 19, 1], ...produce)).toBe('produceV12ByRangeAlone')
  expect(said([1, 19, 2], ...endTxn)).toBe('endTxnToAnyNode')
  expect(said([1, 19, 3], ...produce)).toBe('produceV12ByFeature')
  expect(said([1, 19, 3], ...endTxn)).toBe('endTxnToCoordinator')
})

it('names a source for each claim, and has a profile for each client asked for', () => {
  const claims = profiles.flatMap((profile) => profile.claims)

  expect(claims.filter(({ source }) => source === '')).toEqual([])
  expect(profiles.map(({ family }) => family).toSorted()).toEqual([
    'franz-go',
    'java',
    'kafka-go',
    'kafka-python',
    'kafkajs',
    'librdkafka',
    'sarama',
  ])
})
