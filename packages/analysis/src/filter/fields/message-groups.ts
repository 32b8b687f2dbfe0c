// Fields of ours that gather one meaning from all messages, whatever the field is called there.
import type { KafkaStruct } from '@brokerscope/codec'
import type { MessageField } from './message-fields.ts'
import type { OwnField } from './own-field.ts'

/** FindCoordinator's types of keys; v0 has no type and asks for groups only. */
const GROUP_KEY = 0
const TRANSACTION_KEY = 1

export const messageGroups: readonly OwnField[] = [
  {
    name: 'topic',
    aliases: ['topic.name', 'topicName', 'kafka.topic_name'],
    type: 'text',
    words: { en: 'a topic', zh: '\u67d0\u4e2a\u4e3b\u9898' },
    about: {
      en: 'Every topic in the message; topic ids by the name that Metadata gave',
      zh: '\u6d88\u606f\u4e2d\u7684\u6bcf\u4e2a\u4e3b\u9898\uff1b\u4e3b\u9898 ID \u7528 Metadata \u7ed9\u51fa\u7684\u540d\u79f0',
    },
    example: 'topic == orders',
    source: { from: 'message', has: isTopic },
  },
  {
    name: 'partition',
    aliases: ['kafka.partition_id'],
    type: 'integer',
    words: { en: 'a partition', zh: '\u67d0\u4e2a\u5206\u533a' },
    about: {
      en: 'Every partition number in the message',
      zh: '\u6d88\u606f\u4e2d\u7684\u6bcf\u4e2a\u5206\u533a\u53f7',
    },
    example: 'topic == orders && partition == 0',
    source: { from: 'message', has: isPartition },
  },
  {
    name: 'topic.partition',
    aliases: ['tp'],
    type: 'topicPartition',
    words: { en: 'a partition', zh: '\u67d0\u4e2a\u5206\u533a' },
    about: {
      en: 'Topic and partition together, as orders[0] or orders-0',
      zh: '\u4e3b\u9898\u4e0e\u5206\u533a\u5408\u5728\u4e00\u8d77\uff0c\u5982 orders[0] \u6216 orders-0',
    },
    example: 'tp == orders[0]',
    source: { from: 'topicPartitions' },
  },
  {
    name: 'group',
    aliases: ['group.id', 'groupId', 'kafka.consumer_group'],
    type: 'text',
    words: { en: 'a group', zh: '\u67d0\u4e2a\u6d88\u8d39\u7ec4' },
    about: {
      en: 'Every group id in the message',
      zh: '\u6d88\u606f\u4e2d\u7684\u6bcf\u4e2a\u7ec4 ID',
    },
    example: 'group == billing',
    source: {
      from: 'message',
      has: (field) => field.entity === 'groupId' || isCoordinatorKey(field),
      counts: (field, body) => !isCoordinatorKey(field) || keyType(body) === GROUP_KEY,
    },
  },
  {
    name: 'txn.id',
    aliases: ['txn', 'transactionalId', 'kafka.transactional_id'],
    type: 'text',
    words: { en: 'a transactional id', zh: '\u67d0\u4e2a\u4e8b\u52a1 ID' },
    about: {
      en: 'Every transactional id in the message',
      zh: '\u6d88\u606f\u4e2d\u7684\u6bcf\u4e2a\u4e8b\u52a1 ID',
    },
    example: 'txn == payments-1',
    source: {
      from: 'message',
      has: (field) => field.entity === 'transactionalId' || isCoordinatorKey(field),
      counts: (field, body) => !isCoordinatorKey(field) || keyType(body) === TRANSACTION_KEY,
    },
  },
  {
    name: 'producer.id',
    aliases: ['pid', 'producerId', 'kafka.producer_id'],
    type: 'integer',
    words: { en: 'a producer id', zh: '\u67d0\u4e2a producer id' },
    about: {
      en: 'Every producer id in the message and its record batches; -1 is none',
      zh: '\u6d88\u606f\u53ca\u5176\u8bb0\u5f55\u6279\u6b21\u4e2d\u7684\u6bcf\u4e2a producer id\uff1b-1 \u8868\u793a\u6ca1\u6709',
    },
    example: 'pid == 1000',
    source: { from: 'message', has: ({ entity }) => entity === 'producerId' },
  },
  {
    name: 'producer.epoch',
    aliases: ['epoch', 'producerEpoch', 'kafka.producer_epoch'],
    type: 'integer',
    words: { en: 'a producer epoch', zh: '\u67d0\u4e2a producer epoch' },
    about: {
      en: 'Every producer epoch in the message and its record batches',
      zh: '\u6d88\u606f\u53ca\u5176\u8bb0\u5f55\u6279\u6b21\u4e2d\u7684\u6bcf\u4e2a producer epoch',
    },
    example: 'pid == 1000 && epoch > 0',
    source: { from: 'message', has: ({ name }) => name.toLowerCase().endsWith('producerepoch') },
  },
  {
    name: 'leader.epoch',
    aliases: ['leaderEpoch', 'kafka.leader_epoch'],
    type: 'integer',
    words: { en: 'a leader epoch', zh: '\u67d0\u4e2a leader epoch' },
    about: {
      en: 'Every leader epoch in the message, also current, committed and of batches',
      zh: '\u6d88\u606f\u4e2d\u7684\u6bcf\u4e2a leader epoch\uff0c\u542b\u5f53\u524d\u7684\u3001\u5df2\u63d0\u4ea4\u7684\u4e0e\u6279\u6b21\u4e2d\u7684',
    },
    example: 'api == OffsetForLeaderEpoch && leader.epoch == 0',
    source: {
      from: 'message',
      has: ({ name, type }) => type === 'integer' && /leaderEpoch$/i.test(name),
    },
  },
  {
    name: 'member.id',
    aliases: ['member', 'memberId', 'kafka.member_id'],
    type: 'text',
    words: { en: 'a member id', zh: '\u67d0\u4e2a\u6210\u5458 ID' },
    about: {
      en: 'Every member id of a group in the message',
      zh: '\u6d88\u606f\u4e2d\u7684\u6bcf\u4e2a\u7ec4\u6210\u5458 ID',
    },
    example: 'member contains kgo-',
    source: { from: 'message', has: ({ name, type }) => name === 'memberId' && type === 'text' },
  },
  {
    name: 'generation',
    aliases: ['generationId', 'kafka.generation_id'],
    type: 'integer',
    words: { en: 'a generation', zh: '\u67d0\u4e2a\u4ee3\u6b21' },
    about: {
      en: 'Every generation or member epoch of a group in the message',
      zh: '\u6d88\u606f\u4e2d\u7684\u6bcf\u4e2a\u7ec4\u4ee3\u6b21\u6216\u6210\u5458 epoch',
    },
    example: 'group == billing && generation == 3',
    source: { from: 'message', has: ({ name }) => /^(generationId|memberEpoch)/.test(name) },
  },
  {
    name: 'throttle',
    aliases: ['throttleTimeMs', 'kafka.throttle_time'],
    type: 'millis',
    words: { en: 'the throttle time', zh: '\u9650\u6d41\u65f6\u95f4' },
    about: {
      en: 'How long the broker says it holds the client back',
      zh: 'broker \u58f0\u660e\u7684\u9650\u6d41\u65f6\u95f4',
    },
    example: 'throttle > 0',
    source: { from: 'message', has: ({ name }) => name === 'throttleTimeMs' },
  },
]

/** By name or by id; the reader turns ids into names. */
export function isTopic({ entity, name, type }: MessageField): boolean {
  return (entity === 'topicName' && type === 'text') || isTopicId({ name, type })
}

export function isTopicId({ name, type }: Pick<MessageField, 'name' | 'type'>): boolean {
  return name === 'topicId' && type === 'uuid'
}

export function isPartition({ name, type, isArray }: MessageField): boolean {
  if (type !== 'integer') return false
  return isArray
    ? /^partition(s|Indexes)$/.test(name)
    : /^(partition|partitionIndex|partitionId|index)$/.test(name)
}

function isCoordinatorKey({ api, kind, name }: MessageField): boolean {
  return (
    api.name === 'FindCoordinator' && kind === 'request' && /^(key|coordinatorKeys)$/.test(name)
  )
}

function keyType(body: KafkaStruct): number {
  const type = body['keyType']
  return typeof type === 'number' ? type : GROUP_KEY
}
