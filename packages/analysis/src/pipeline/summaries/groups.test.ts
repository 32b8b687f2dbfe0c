import { expect, it } from 'vitest'
import { summariesOf } from '../../../test/summary-of.ts'

it('says the steps of the classic protocol', () => {
  const asked = { groupId: 'g', memberId: '', protocols: [{ name: 'range' }] }
  const answered = {
    generationId: 1,
    protocolName: 'range',
    leader: 'm',
    memberId: 'm',
    members: [{}],
  }

  expect(summariesOf('JoinGroup', 9, asked, answered)).toEqual([
    'group g, new member, range',
    'generation 1, range, leader of 1 member',
  ])
  expect(summariesOf('SyncGroup', 5, { groupId: 'g', generationId: 1 })).toEqual([
    'group g, generation 1',
    'assignment 0 B',
  ])
  expect(summariesOf('Heartbeat', 4, { groupId: 'g', generationId: 1 })).toEqual([
    'group g, generation 1',
    'ok',
  ])
})

it('says what the epoch of a KIP-848 heartbeat means', () => {
  expect([0, 3, -1].map(step)).toEqual(['group g, joins', 'group g, epoch 3', 'group g, leaves'])
})

function step(memberEpoch: number): string {
  return summariesOf('ConsumerGroupHeartbeat', 1, { groupId: 'g', memberEpoch })[0]
}
