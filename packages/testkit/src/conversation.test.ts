import { expect, it } from 'vitest'
import { Conversation } from './conversation.ts'

it('numbers frames and packets over all connections, in order of time', () => {
  const conversation = new Conversation({ startNs: 0n })
  const first = conversation.connect({ node: 1 })
  const second = conversation.connect({ node: 2 })
  first.exchange('Heartbeat', 4, { groupId: 'g' }, {})
  second.exchange('Heartbeat', 4, { groupId: 'g' }, { errorCode: 27 })

  const frames = conversation
    .events()
    .flatMap((event) => (event.type === 'frame' ? event.frame : []))
  expect(frames.map(({ number }) => number)).toEqual([1, 2, 3, 4])
  expect(frames.map(({ packet }) => packet)).toEqual([3, 4, 5, 6])
  expect(frames.map(({ timeNs }) => timeNs)).toEqual([
    1_000_000n,
    2_000_000n,
    3_000_000n,
    4_000_000n,
  ])
  expect(frames.map(({ direction }) => direction)).toEqual([
    'request',
    'response',
    'request',
    'response',
  ])
})

it('counts stream offsets for each direction, sizes included', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.raw('request', new Uint8Array(10))
  talk.raw('request', new Uint8Array(5))

  const offsets = conversation
    .events()
    .flatMap((event) => (event.type === 'frame' ? event.frame.streamOffset : []))
  expect(offsets).toEqual([0, 14])
})

it('moves its clock only when told', () => {
  const conversation = new Conversation({ startNs: 0n })
  conversation.wait(1500)

  expect(conversation.nowNs).toBe(1_500_000_000n)
})
