import { advertisedKeys, Conversation, type PartialBody } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf, formsOf } from '../../../test/findings-of.ts'
import { featureGateRefusal as rule } from './feature-gate-refusal.ts'

function refused(apiName: string, version: number, answer: PartialBody, level?: number) {
  const conversation = new Conversation()
  const talk = conversation.connect()
  const finalizedFeatures =
    level === undefined ? [] : [{ name: 'group.version', maxVersionLevel: level }]
  talk.exchange(
    'ApiVersions',
    4,
    {},
    {
      apiKeys: advertisedKeys({ Heartbeat: [0, 3] }),
      finalizedFeaturesEpoch: level === undefined ? -1n : 5n,
      finalizedFeatures,
    },
  )
  talk.exchange(apiName, version, {}, answer)
  return conversation
}

it('explains a new group protocol that is not finalized', () => {
  const [finding] = findingsOf(rule, refused('ConsumerGroupHeartbeat', 1, { errorCode: 35 }, 0))

  expect(finding).toMatchObject({ form: 'level', confidence: 'proven' })
  expect(finding?.parameters).toMatchObject({ feature: 'group.version', needed: 1, level: 0 })
})

it('tells switched off by configuration, and unknown levels, apart', () => {
  expect(formsOf(rule, refused('ConsumerGroupHeartbeat', 1, { errorCode: 35 }, 1))).toEqual([
    'switchedOff',
  ])
  expect(formsOf(rule, refused('ConsumerGroupHeartbeat', 1, { errorCode: 35 }))).toEqual([
    'unknownLevel',
  ])
})

it('knows a refused timestamp, and a version outside the range', () => {
  const answer = { topics: [{ name: 'a', partitions: [{ errorCode: 35 }] }] }

  expect(formsOf(rule, refused('ListOffsets', 6, answer))).toEqual(['timestamp'])
  expect(formsOf(rule, refused('Heartbeat', 4, { errorCode: 35 }))).toEqual(['outside'])
  expect(formsOf(rule, refused('Heartbeat', 3, { errorCode: 35 }))).toEqual(['main'])
})

it('takes the refusal of a new ApiVersions version for normal', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.answerInV0(talk.ask('ApiVersions', 5), {
    errorCode: 35,
    apiKeys: [{ apiKey: 18, maxVersion: 4 }],
  })

  expect(formsOf(rule, conversation)).toEqual([])
})
