import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { troublesOf } from '../../../test/analyse.ts'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { coordinatorRequestElsewhere as rule } from './coordinator-request-elsewhere.ts'

function conversationWith(node: number) {
  const conversation = new Conversation()
  const seed = conversation.connect({ node: 9 })
  seed.exchange(
    'FindCoordinator',
    6,
    { coordinatorKeys: ['g'] },
    {
      coordinators: [{ key: 'g', nodeId: 2, host: 'h', port: 1 }],
    },
  )
  conversation.connect({ node }).exchange('Heartbeat', 4, { groupId: 'g' }, { errorCode: 16 })
  return conversation
}

it('finds a request to a node other than the one that was named', () => {
  expect(findingsOf(rule, conversationWith(1))[0]).toMatchObject({
    subject: 'group g',
    severity: 'warning',
    confidence: 'proven',
  })
})

it('takes 16 from the named node for a coordinator that has moved', () => {
  expect(formsOf(rule, conversationWith(2))).toEqual([])
})

it('leaves trace c to the rule that says more about it', () => {
  expect(troublesOf('c').map(({ id }) => id)).toEqual(['txn-endtxn-sent-to-wrong-node'])
})
