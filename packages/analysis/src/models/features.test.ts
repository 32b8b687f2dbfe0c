import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse } from '../../test/analyse.ts'
import { gateOf, TRANSACTION_VERSION } from './features.ts'

function told(epochs: readonly (readonly [epoch: bigint, level: number])[]) {
  const conversation = new Conversation()
  const talks = epochs.map(([finalizedFeaturesEpoch, level]) => {
    const talk = conversation.connect()
    const finalizedFeatures = [{ name: TRANSACTION_VERSION, maxVersionLevel: level }]
    talk.exchange(
      'ApiVersions',
      4,
      {},
      {
        apiKeys: [{ apiKey: 0 }],
        finalizedFeaturesEpoch,
        finalizedFeatures,
      },
    )
    return talk.connection
  })
  return { talks, features: analyse(conversation.events()).models.negotiation.features }
}

it('takes the highest epoch of the cluster for the newest view', () => {
  const { features, talks } = told([
    [7n, 2],
    [5n, 0],
  ])

  expect(features.newest(TRANSACTION_VERSION)?.value.level).toBe(2)
  expect(talks.map((each) => features.levelFor(each, TRANSACTION_VERSION)?.value.level)).toEqual([
    2, 0,
  ])
})

it('takes a feature that is not in the list of a known epoch for level 0', () => {
  const { features } = told([[7n, 2]])

  expect(features.newest('share.version')?.value).toMatchObject({ level: 0, isAbsent: true })
})

it('knows nothing where the broker does not: epoch -1', () => {
  const { features } = told([[-1n, 2]])

  expect(features.newest(TRANSACTION_VERSION)).toBeUndefined()
})

it('knows what a level opens', () => {
  expect(gateOf(0)).toMatchObject({ version: 12, feature: TRANSACTION_VERSION, level: 2 })
  expect(gateOf(68)).toMatchObject({ feature: 'group.version', level: 1 })
  expect(gateOf(1)).toBeUndefined()
})
