import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    zstdFrames: {
      title: 'Records of {partition} are compressed in several zstd frames',
      cause:
        'A zstd payload may hold any number of frames. {client} was sent one with more than one; kafka-python before 2.2.19, 2.3.1 and 3.0 reads the first alone and loses the rest of the batch.',
      remedy: [
        'Use kafka-python 2.2.19, 2.3.1 or 3.0, or later, for every consumer of the topic.',
        'Consumers of other clients are not concerned.',
      ],
    },
    snappyVersion: {
      title: 'Records of {partition} are snappy with an unusual header',
      cause:
        'The payload begins with the mark of the xerial framing and has other versions behind it than 1 and 1. {client} was sent it; readers that compare the whole header, such as kafka-python before 2.0.4, take it for a raw block and fail.',
      remedy: [
        'Use kafka-python 2.0.4 or later for every consumer of the topic.',
        'Or let producers use another codec.',
      ],
    },
    snappyFramed: {
      title: '{client} cannot read the snappy records of {partition}',
      cause:
        'The payload has the xerial framing that Java writes. @platformatic/kafka before 2.0.0 knows raw blocks only.',
      remedy: ['Use @platformatic/kafka 2.0.0 or later.', 'Or let producers use another codec.'],
    },
  },
  zh: {
    zstdFrames: {
      title: '{partition} 的记录压缩为多个 zstd 帧',
      cause:
        'zstd 数据可以含有任意数量的帧。发给 {client} 的数据含有不止一个帧；2.2.19、2.3.1 和 3.0 之前的 kafka-python 只读取第一个，丢失批次的其余部分。',
      remedy: [
        '该主题的每个消费者都使用 kafka-python 2.2.19、2.3.1、3.0 或更高版本。',
        '其他客户端的消费者不受影响。',
      ],
    },
    snappyVersion: {
      title: '{partition} 的记录是带有不常见头部的 snappy',
      cause:
        '数据以 xerial 帧格式的标志开头，其后的版本却不是 1 和 1。它被发给了 {client}；比较整个头部的读取方（例如 2.0.4 之前的 kafka-python）会把它当作裸块而失败。',
      remedy: [
        '该主题的每个消费者都使用 kafka-python 2.0.4 或更高版本。',
        '或让生产者使用其他压缩方式。',
      ],
    },
    snappyFramed: {
      title: '{client} 无法读取 {partition} 的 snappy 记录',
      cause: '数据采用 Java 写入的 xerial 帧格式。2.0.0 之前的 @platformatic/kafka 只认识裸块。',
      remedy: ['使用 @platformatic/kafka 2.0.0 或更高版本。', '或让生产者使用其他压缩方式。'],
    },
  },
}
