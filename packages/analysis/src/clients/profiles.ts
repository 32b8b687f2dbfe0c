// The clients that we have sources about. A release between two claims is unknown on purpose.
import type { ClientFamily } from './client-software.ts'
import type { Profile } from './profile.ts'

const franzGo: Profile = {
  family: 'franz-go',
  claims: [
    { behaviour: 'produceV12Unknown', to: [1, 18, 99], source: 'traces d and a2 (1.18.1)' },
    {
      behaviour: 'produceV12ByRangeAlone',
      from: [1, 19, 0],
      to: [1, 19, 1],
      source: 'franz-go issue 1017; trace a',
    },
    {
      behaviour: 'produceV12ByFeature',
      from: [1, 19, 2],
      source: 'franz-go commit dda08fd9; traces c3 and d2',
    },
    { behaviour: 'endTxnToCoordinator', to: [1, 18, 99], source: 'trace d (1.18.1)' },
    {
      behaviour: 'endTxnToAnyNode',
      from: [1, 19, 2],
      to: [1, 19, 2],
      source: 'franz-go issue 1017; traces c and c2',
    },
    {
      behaviour: 'endTxnToCoordinator',
      from: [1, 19, 3],
      source: 'franz-go pull request 1021; trace d2',
    },
    {
      behaviour: 'oneKeyReplyIsTable',
      from: [1, 19, 0],
      to: [1, 19, 0],
      source: 'franz-go issues 1009 and 1010',
    },
    {
      behaviour: 'asksAgainLower',
      from: [1, 19, 1],
      to: [1, 19, 3],
      source: 'franz-go commit 50aa74f1',
    },
    { behaviour: 'asksAgainAfterReset', from: [1, 20, 0], source: 'franz-go pull request 1025' },
    {
      behaviour: 'validatesByOffer',
      from: [0, 9, 1],
      source: 'franz-go issue 699; traces f2 and f3 (1.19.3)',
    },
    {
      behaviour: 'zeroTopicIdSent',
      from: [1, 20, 0],
      to: [1, 21, 0],
      source: 'franz-go v1.21.1 changelog',
    },
    { behaviour: 'zeroTopicIdAvoided', from: [1, 21, 1], source: 'franz-go v1.21.1 changelog' },
    { behaviour: 'zeroTopicIdSent', to: [1, 10, 99], source: 'franz-go issue 295' },
    { behaviour: 'compressionByConfig', source: 'trace i (1.22.2)', from: [1, 22, 2] },
  ],
}

const java: Profile = {
  family: 'java',
  claims: [
    { behaviour: 'produceV12Unknown', to: [3, 9, 99], source: 'Produce ends at v11 in Kafka 3.9' },
    {
      behaviour: 'produceV12ByFeature',
      from: [4, 0, 0],
      source: 'TransactionManager.java @ Kafka 4.3',
    },
    {
      behaviour: 'validatesByReliableEpochs',
      from: [2, 4, 0],
      source: 'KAFKA-9212; SubscriptionState.java @ Kafka 4.3',
    },
    { behaviour: 'compressionByConfig', source: 'the producer compresses by its configuration' },
  ],
}

const librdkafka: Profile = {
  family: 'librdkafka',
  claims: [
    {
      behaviour: 'zeroTopicIdSent',
      from: [2, 5, 0],
      to: [2, 5, 3],
      source: 'librdkafka issue 4806',
    },
    { behaviour: 'zeroTopicIdAvoided', from: [2, 6, 0], source: 'librdkafka issue 4806' },
    { behaviour: 'compressionByProduceV0', to: [2, 11, 0], source: 'librdkafka issue 4956' },
    { behaviour: 'compressionByConfig', from: [2, 11, 1], source: 'librdkafka 2.11.1 notes' },
    {
      behaviour: 'validatesByReliableEpochs',
      from: [2, 1, 0],
      source: 'librdkafka 2.2.0 notes (issue 4294); KAFKA-9212',
    },
  ],
}

const kafkaPython: Profile = {
  family: 'kafka-python',
  claims: [
    {
      behaviour: 'validatesByReliableEpochs',
      from: [3, 0, 0],
      source: 'dpkp/kafka-python pull request 2997',
    },
    {
      behaviour: 'asksAgainAfterReset',
      from: [2, 2, 1],
      source: 'dpkp/kafka-python pull request 2603',
    },
  ],
}

/** No source that we have says what these do with any of the questions. */
const unknown = (family: ClientFamily): Profile => ({ family, claims: [] })

export const profiles: readonly Profile[] = [
  franzGo,
  java,
  librdkafka,
  kafkaPython,
  unknown('sarama'),
  unknown('kafka-go'),
  unknown('kafkajs'),
]

export function profileOf(family: ClientFamily): Profile | undefined {
  return profiles.find((profile) => profile.family === family)
}
