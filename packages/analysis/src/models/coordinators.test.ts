import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse } from '../../test/analyse.ts'

it('keeps groups and transactional ids of one name apart', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  const named = (keyType: number, nodeId: number) =>
    talk.exchange(
      'FindCoordinator',
      6,
      { keyType, coordinatorKeys: ['a'] },
      {
        coordinators: [{ key: 'a', nodeId, host: 'h', port: 9092 }],
      },
    )
  named(0, 1)
  named(1, 2)
  const { coordinators } = analyse(conversation.events()).models

  expect(coordinators.of('group', 'a')?.value.nodeId).toBe(1)
  expect(coordinators.of('txn', 'a')?.value.nodeId).toBe(2)
})

it('reads the single form before v4, whose answer does not repeat the key', () => {
  const conversation = new Conversation()
  conversation
    .connect()
    .exchange('FindCoordinator', 2, { key: 'g', keyType: 0 }, { nodeId: 3, host: 'h', port: 9092 })
  const { coordinators } = analyse(conversation.events()).models

  expect(coordinators.of('group', 'g')).toMatchObject({ value: { nodeId: 3 }, path: 'nodeId' })
})

it('learns nothing from a refusal', () => {
  const conversation = new Conversation()
  conversation.connect().exchange(
    'FindCoordinator',
    6,
    { coordinatorKeys: ['g'] },
    {
      coordinators: [{ key: 'g', errorCode: 15, nodeId: -1 }],
    },
  )

  expect(analyse(conversation.events()).models.coordinators.of('group', 'g')).toBeUndefined()
})
