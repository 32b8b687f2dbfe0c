import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse, analyseTrace } from '../../test/analyse.ts'

it('follows the members and rebalances of a classic group, recording g', () => {
  const { models, facts } = analyseTrace('g')
  const [group, ...others] = models.groups.groups()

  expect(others).toEqual([])
  expect(group).toMatchObject({ kind: 'classic', protocol: 'cooperative-sticky' })
  expect(group?.members.size).toBe(0)
  expect(group?.rebalances.map(({ cause }) => cause)[0]).toBe('join')
  expect(group?.rebalances.some(({ cause }) => cause === 'leave')).toBe(true)
  expect(
    group?.rebalances.every(({ endNs, setOff }) => endNs === undefined || endNs > setOff.timeNs),
  ).toBe(true)
  const generations = facts.line('group', group?.groupId ?? '', 'generation')?.all()
  expect(generations?.map(({ value }) => value)).toEqual([1, 2, 3, 4])
})

it('follows a KIP-848 group, recording g2', () => {
  const { models, facts } = analyseTrace('g2')
  const [group] = models.groups.groups()
  const members = facts.line('group', group?.groupId ?? '', 'members')?.all()

  expect(group?.kind).toBe('consumer')
  expect(group?.generation).toBeGreaterThan(1)
  expect(Math.max(...(members?.map(({ value }) => Number(value)) ?? []))).toBe(2)
})

it('takes a heartbeat with epoch -1 for leaving', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange(
    'ConsumerGroupHeartbeat',
    1,
    { groupId: 'g', memberId: 'm' },
    { memberId: 'm', memberEpoch: 1 },
  )
  talk.exchange(
    'ConsumerGroupHeartbeat',
    1,
    { groupId: 'g', memberId: 'm', memberEpoch: -1 },
    { memberId: 'm', memberEpoch: -1 },
  )

  expect(analyse(conversation.events()).models.groups.of('g')?.members.size).toBe(0)
})

it('says that a rebalance was set off elsewhere when a member is only told of it', () => {
  const conversation = new Conversation()
  conversation
    .connect()
    .exchange('Heartbeat', 4, { groupId: 'g', memberId: 'm' }, { errorCode: 27 })
  const { groups } = analyse(conversation.events()).models

  expect(groups.of('g')?.rebalances).toMatchObject([{ cause: 'elsewhere', endNs: undefined }])
})
