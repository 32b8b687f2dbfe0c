import { expect, it } from 'vitest'
import { claimOf, type Profile } from './profile.ts'

const profile: Profile = {
  family: 'franz-go',
  claims: [
    { behaviour: 'endTxnToAnyNode', from: [1, 19, 2], to: [1, 19, 2], source: 'a' },
    { behaviour: 'endTxnToCoordinator', from: [1, 19, 3], source: 'b' },
  ],
}
const wanted = ['endTxnToAnyNode', 'endTxnToCoordinator'] as const

it('finds the claim for a release, both ends included', () => {
  expect(claimOf(profile, [1, 19, 2], wanted)?.source).toBe('a')
  expect(claimOf(profile, [2, 0, 0], wanted)?.source).toBe('b')
})

it('knows nothing where no source speaks', () => {
  expect(claimOf(profile, [1, 19, 1], wanted)).toBeUndefined()
  expect(claimOf(profile, [1, 19, 3], ['neverValidates'])).toBeUndefined()
})
