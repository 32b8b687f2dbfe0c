import { advertisedKeys, Conversation, recordBatch } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { compressionSilentlyOff as rule } from './compression-silently-off.ts'

function produced(version: string, min: number, codec: number) {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange(
    'ApiVersions',
    3,
    { clientSoftwareName: 'librdkafka', clientSoftwareVersion: version },
    { apiKeys: advertisedKeys({ Produce: [min, 12] }) },
  )
  talk.exchange(
    'Produce',
    9,
    {
      acks: 1,
      topicData: [{ name: 'a', partitionData: [{ records: recordBatch({ codec }) }] }],
    },
    {},
  )
  return conversation
}

it('sees old librdkafka before a broker that advertises Produce from 3 on', () => {
  expect(formsOf(rule, produced('2.11.0', 3, 0))).toEqual(['main'])
})

it('says nothing about newer releases, compressed batches or Produce from 0', () => {
  expect(formsOf(rule, produced('2.11.1', 3, 0))).toEqual([])
  expect(formsOf(rule, produced('2.11.0', 3, 1))).toEqual([])
  expect(formsOf(rule, produced('2.11.0', 0, 0))).toEqual([])
})
