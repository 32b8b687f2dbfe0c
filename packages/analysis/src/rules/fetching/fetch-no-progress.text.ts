import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    error: {
      title: '{client} asks for {partition} from {offset} again and again after {error}',
      cause:
        'The same offset was asked {count} times over {duration}, each time answered {error}. The error asks for new metadata or a new position, and the client acts on neither.',
      remedy: [
        'Restart the consumer.',
        'Upgrade the client: librdkafka 2.8.0, franz-go 1.3.0 and later move to the leader that Metadata names, also when the epoch does not rise.',
      ],
    },
    records: {
      title: '{client} reads {partition} from {offset} again and again',
      cause:
        'The same offset was asked {count} times over {duration}, and each time records came. The client does not accept them: it cannot decode or deliver them, or starts over each time.',
      remedy: [
        'Look into the log of the client for an error about this offset.',
        'Skip the offset if a record cannot be read; incremental fetch sessions of kafka-python before 2.1.4 do this too.',
      ],
    },
    emptyBatches: {
      title: '{client} does not get past empty batches of {partition} at {offset}',
      cause:
        'A compacted topic keeps batches without records; they end beyond {offset}, and the client asks for the same offset {count} times over {duration} because it counts records only.',
      remedy: [
        'Upgrade the client: franz-go 0.6.6, KafkaJS 1.12.0 and later go on at the end of the batch.',
      ],
    },
  },
  zh: {
    error: {
      title: '{client} 在 {error} 之后反复从 {offset} 请求 {partition}',
      cause:
        '同一偏移量在 {duration} 内被请求 {count} 次，每次都得到 {error}。该错误要求更新元数据或位置，客户端却都没有做。',
      remedy: [
        '重启消费者。',
        '升级客户端：librdkafka 2.8.0、franz-go 1.3.0 及更高版本会转到 Metadata 所指的首领，即使纪元没有上升。',
      ],
    },
    records: {
      title: '{client} 反复从 {offset} 读取 {partition}',
      cause:
        '同一偏移量在 {duration} 内被请求 {count} 次，每次都有记录返回。客户端没有接受它们：无法解码或交付，或每次都从头开始。',
      remedy: [
        '在客户端日志中查找有关该偏移量的错误。',
        '如果记录无法读取，请跳过该偏移量；2.1.4 之前的 kafka-python 的增量拉取会话也会这样。',
      ],
    },
    emptyBatches: {
      title: '{client} 无法越过 {partition} 在 {offset} 处的空批次',
      cause:
        '压实主题会保留没有记录的批次；它们在 {offset} 之后结束，而客户端只按记录计数，在 {duration} 内请求同一偏移量 {count} 次。',
      remedy: ['升级客户端：franz-go 0.6.6、KafkaJS 1.12.0 及更高版本会从批次末尾继续。'],
    },
  },
}
