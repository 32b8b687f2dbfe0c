import type { TraceEvent } from '@brokerscope/trace'
import { expect, it } from 'vitest'
import { Conversation } from './conversation.ts'
import { readTrace } from './traces.ts'

it('writes a capture that reads back to the same frames', () => {
  const conversation = new Conversation()
  const talk = conversation.connect({ node: 1 })
  talk.exchange('Heartbeat', 4, { groupId: 'g' }, { errorCode: 27 })
  talk.gap('response')
  talk.exchange('Heartbeat', 4, { groupId: 'g' }, {})
  talk.close()
  const read = readTrace(conversation.pcapng())
  expect(framesOf(read)).toEqual(framesOf(conversation.events()))
  expect(read.map(({ type }) => type)).toContain('gap')
  expect(read.map(({ type }) => type)).toContain('closed')
})

function framesOf(events: readonly TraceEvent[]) {
  return events.flatMap((event) => {
    if (event.type !== 'frame') return []
    const { number, timeNs, direction, bytes } = event.frame
    return { number, timeNs, direction, bytes: Buffer.from(bytes).toString('hex') }
  })
}
