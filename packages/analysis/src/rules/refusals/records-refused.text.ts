import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{Broker} finds the records for {what} invalid: {error}',
      cause:
        'The broker checked the batch before it wrote it and found it broken, or against the rules of the topic (a compacted topic wants keys).',
      remedy: [
        'Read the error message of the partition in the answer (Produce v8 and later).',
        'Check keys and timestamps against the topic’s configuration.',
      ],
    },
    batches: {
      title: '{client} does not send exactly one batch for each partition',
      cause:
        'From Produce v3 on each partition of a request holds one batch of format v2; this request has none or several, and is answered {error}.',
      remedy: ['Use a client that sends one batch for each partition and request.'],
    },
    oldFormat: {
      title: '{client} sends records in a format from before Kafka 0.11',
      cause:
        'Produce v3 and later takes format v2 alone; the records here are of an older one, and are answered {error}.',
      remedy: ['Upgrade the producer; it must write record batches of format v2.'],
    },
    sequence: {
      title: '{client} sends a negative sequence number',
      cause:
        'Sequence numbers of an idempotent producer go from 2147483647 back to 0; this producer went on to a negative number, and is answered {error}.',
      remedy: ['Restart the producer.', 'franz-go 1.5.3 and KafkaJS 2.0.0 and later wrap to 0.'],
    },
    tooLarge: {
      title: '{Broker} finds the batch for {what} too large: {error}',
      cause:
        'The batch is larger than message.max.bytes of the broker or max.message.bytes of the topic. Compression counts: the compressed size is what is compared.',
      remedy: [
        'Lower batch.size and max.request.size of the producer, or split the message.',
        'Or raise max.message.bytes of the topic, and with it the fetch limits of consumers.',
      ],
    },
  },
  zh: {
    main: {
      title: '{Broker} 认为写入 {what} 的记录无效：{error}',
      cause: '代理在写入前检查了批次，发现它已损坏，或违反了主题的规则（压实主题要求有键）。',
      remedy: [
        '阅读应答中该分区的错误信息（Produce v8 及更高版本）。',
        '对照主题配置检查键和时间戳。',
      ],
    },
    batches: {
      title: '{client} 没有为每个分区恰好发送一个批次',
      cause:
        '从 Produce v3 起，请求中的每个分区包含一个 v2 格式的批次；该请求没有批次或有多个，得到 {error}。',
      remedy: ['使用每个请求为每个分区发送一个批次的客户端。'],
    },
    oldFormat: {
      title: '{client} 以 Kafka 0.11 之前的格式发送记录',
      cause: 'Produce v3 及更高版本只接受 v2 格式；这里的记录是更旧的格式，得到 {error}。',
      remedy: ['升级生产者；它必须写 v2 格式的记录批次。'],
    },
    sequence: {
      title: '{client} 发送了负的序列号',
      cause: '幂等生产者的序列号从 2147483647 回到 0；该生产者却继续到负数，得到 {error}。',
      remedy: ['重启生产者。', 'franz-go 1.5.3、KafkaJS 2.0.0 及更高版本会回到 0。'],
    },
    tooLarge: {
      title: '{Broker} 认为写入 {what} 的批次过大：{error}',
      cause: '批次大于代理的 message.max.bytes 或主题的 max.message.bytes。比较的是压缩后的大小。',
      remedy: [
        '降低生产者的 batch.size 和 max.request.size，或拆分消息。',
        '或提高主题的 max.message.bytes，并相应提高消费者的拉取上限。',
      ],
    },
  },
}
