import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    reused: {
      title: 'Two different batches for {partition} carry the same sequence {sequence}',
      cause:
        '{client} (producer {producerId}, epoch {producerEpoch}) sent another batch with a sequence that was already written. The broker takes it for a repeat: it answers {error} and drops the records, or refuses them.',
      remedy: [
        'The records of the second batch are lost if it was answered without an error: compare offsets.',
        'Upgrade the client: KafkaJS 2.0.0 (or no concurrent send), librdkafka 1.9.0 and later keep sequences apart.',
      ],
    },
    firstNotZero: {
      title:
        'The first batch of producer {producerId} for {partition} starts at sequence {sequence}',
      cause:
        'The broker has no state of this producer in {partition} and answers {error}. From Kafka 4.1 with transaction.version 2 on it then accepts sequence 0 only; before, it took any. Retention or DeleteRecords removes the state of an idle producer.',
      remedy: [
        'The client must call InitProducerId again and start at 0; current clients do so by themselves.',
        'Raise the retention of the topic, or producer.id.expiration.ms of the brokers, for producers that idle long.',
      ],
    },
    forgotten: {
      title: 'The broker has forgotten producer {producerId} in {partition}: {error}',
      cause:
        'All records of this producer are deleted from {partition} (retention, DeleteRecords), and its sequence numbers with them.',
      remedy: [
        'Clients with KIP-360 (Java 2.5, franz-go 1.18.0 and later) raise their epoch and go on; upgrade older ones.',
      ],
    },
    outOfOrder: {
      title:
        'A batch before sequence {sequence} of producer {producerId} is missing in {partition}',
      cause:
        'The broker answers {error}: the sequence does not follow the last one that it wrote. An earlier batch was refused or lost on the way, or more than five requests were in flight.',
      remedy: [
        'Keep max.in.flight.requests.per.connection at 5 or below.',
        'Look at the request before this one for the same partition: its error is the cause.',
      ],
    },
  },
  zh: {
    reused: {
      title: '写入 {partition} 的两个不同批次使用相同的序列号 {sequence}',
      cause:
        '{client}（生产者 {producerId}，纪元 {producerEpoch}）用一个已写入的序列号发送了另一个批次。代理把它当作重复：返回 {error} 并丢弃记录，或加以拒绝。',
      remedy: [
        '如果第二个批次得到的应答没有错误，则其记录已丢失：请比较偏移量。',
        '升级客户端：KafkaJS 2.0.0（或不并发发送）、librdkafka 1.9.0 及更高版本会区分序列号。',
      ],
    },
    firstNotZero: {
      title: '生产者 {producerId} 写入 {partition} 的第一个批次从序列号 {sequence} 开始',
      cause:
        '代理在 {partition} 中没有该生产者的状态，返回 {error}。从 Kafka 4.1 且 transaction.version 2 起，此时只接受序列号 0；以前则接受任意值。保留策略或 DeleteRecords 会删除空闲生产者的状态。',
      remedy: [
        '客户端必须再次调用 InitProducerId 并从 0 开始；当前的客户端会自行处理。',
        '对长时间空闲的生产者，提高主题的保留时间或代理的 producer.id.expiration.ms。',
      ],
    },
    forgotten: {
      title: '代理在 {partition} 中已遗忘生产者 {producerId}：{error}',
      cause:
        '该生产者的所有记录已从 {partition} 删除（保留策略、DeleteRecords），其序列号也随之消失。',
      remedy: [
        '支持 KIP-360 的客户端（Java 2.5、franz-go 1.18.0 及更高版本）会提升纪元并继续；请升级更旧的客户端。',
      ],
    },
    outOfOrder: {
      title: '{partition} 中缺少生产者 {producerId} 在序列号 {sequence} 之前的批次',
      cause:
        '代理返回 {error}：序列号没有接续它写入的最后一个。更早的批次被拒绝或在途中丢失，或同时在途的请求超过五个。',
      remedy: [
        '把 max.in.flight.requests.per.connection 保持在 5 或以下。',
        '查看同一分区的上一个请求：它的错误就是原因。',
      ],
    },
  },
}
