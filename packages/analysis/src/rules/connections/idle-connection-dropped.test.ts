import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { idleConnectionDropped as rule } from './idle-connection-dropped.ts'

function idle(seconds: number, isAnswered: boolean) {
  const conversation = new Conversation()
  const talk = conversation.connect({ clientId: 'app' })
  talk.exchange('Metadata', 12, {}, {})
  conversation.wait(seconds * 1000)
  const asked = talk.ask('Metadata', 12)
  if (isAnswered) talk.answer(asked)
  conversation.wait(30_000)
  talk.close('client', 'reset')
  return formsOf(rule, conversation)
}

it('finds a connection that gives no answer after minutes of silence', () => {
  expect(idle(250, false)).toEqual(['main'])
})

it('says nothing where the answer comes, the silence was short, or the broker would close', () => {
  expect(idle(250, true)).toEqual([])
  expect(idle(100, false)).toEqual([])
  expect(idle(600, false)).toEqual([])
})
