import { expect, it } from 'vitest'
import { messageFields, pathText, type MessageField } from './message-fields.ts'
import { isPartition, isTopic, isTopicId } from './message-groups.ts'
import { ownFieldNamed } from './own-fields.ts'

function having(has: (field: MessageField) => boolean): string[] {
  return messageFields().filter(has).map(pathText)
}

function group(name: string): string[] {
  const source = ownFieldNamed(name)?.source
  return source?.from === 'message' ? having(source.has) : []
}

it('gathers topics by name and by id', () => {
  const topics = having(isTopic)

  expect(topics).toContain('Produce.request.topicData.name')
  expect(topics).toContain('Produce.request.topicData.topicId')
  expect(topics).toContain('ConsumerGroupHeartbeat.request.subscribedTopicNames')
  expect(having(isTopicId)).not.toContain('Produce.request.topicData.name')
})

it('gathers partition numbers, and no counts of them', () => {
  const partitions = having(isPartition)

  expect(partitions).toContain('Produce.request.topicData.partitionData.index')
  expect(partitions).toContain('AddPartitionsToTxn.request.v3AndBelowTopics.partitions')
  expect(partitions).toContain('OffsetFetch.request.topics.partitionIndexes')
  expect(
    partitions.filter((path) => /(numPartitions|Epoch|Bytes|Limit)$|Changelog/.test(path)),
  ).toEqual([])
})

it('gathers ids from messages, batches and the keys of FindCoordinator', () => {
  expect(group('pid')).toContain('Produce.request.topicData.partitionData.records.producerId')
  expect(group('pid')).toContain('WriteTxnMarkers.request.markers.producerId')
  expect(group('epoch')).toContain('EndTxn.response.producerEpoch')
  expect(group('txn')).toContain('FindCoordinator.request.coordinatorKeys')
  expect(group('group')).toContain('FindCoordinator.request.key')
  expect(group('leader.epoch')).toContain('Fetch.request.topics.partitions.currentLeaderEpoch')
  expect(group('leader.epoch')).not.toContain('ApiVersions.response.finalizedFeaturesEpoch')
  expect(group('generation')).toContain('OffsetCommit.request.generationIdOrMemberEpoch')
})
