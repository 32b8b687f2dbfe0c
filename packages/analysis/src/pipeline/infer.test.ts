import { apis } from '@brokerscope/codec'
import { responseFrame } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { Inferrer } from './infer.ts'

it('finds the API of an answer that only one API can have given', () => {
  const body = { groups: [{ groupId: 'g', protocolType: 'consumer', groupState: 'Stable' }] }
  const frame = responseFrame('ListGroups', 4, body)

  expect(new Inferrer().infer(frame)?.apiKey).toBe(16)
})

it('prefers the version that the session uses where several read the same', () => {
  const frame = responseFrame('DescribeGroups', 2, {
    groups: [{ groupId: 'group', groupState: 'Stable', protocolType: 'consumer' }],
  })
  const inferrer = new Inferrer()
  inferrer.seen(15, 1)

  expect(inferrer.infer(frame)).toEqual({ apiKey: 15, apiVersion: 1 })
})

it('gives no answer rather than a wrong one for default answers of every API', () => {
  const wrong: string[] = []
  for (const { name, apiKey, response } of apis) {
    const version = response.versions[1]
    if (version < 0) continue
    const guess = new Inferrer().infer(responseFrame(name, version))
    if (guess !== undefined && guess.apiKey !== apiKey) wrong.push(name)
  }

  expect(wrong).toEqual([])
})

it('never takes noise for an answer', () => {
  const inferrer = new Inferrer()
  let seed = 1
  const noise = (length: number): Uint8Array =>
    Uint8Array.from({ length }, () => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff
      return seed >> 16
    })

  for (let length = 4; length < 120; length += 7) {
    expect(inferrer.infer(noise(length))).toBeUndefined()
  }
})
