import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    uncommitted: {
      title: '{Broker} lists aborted transactions to a read_uncommitted consumer',
      cause:
        'The Fetch of {partition} asked with isolation level 0, and the answer lists {count} aborted transactions. A client that applies the list drops records that it should deliver.',
      remedy: [
        'Use franz-go 1.17.1 or later, which ignores the list then.',
        'Older Redpanda does this; upgrade the brokers.',
      ],
    },
    unsorted: {
      title: '{Broker} lists aborted transactions of {partition} out of order',
      cause:
        'The first offsets of one producer do not ascend in the list of {count} aborted transactions. A client that reads the list front to back shows records of rolled back transactions.',
      remedy: [
        'Use franz-go 1.21.4 or later; Java, librdkafka and Sarama sort the list themselves.',
      ],
    },
  },
  zh: {
    uncommitted: {
      title: '{Broker} 向 read_uncommitted 消费者列出了已中止的事务',
      cause:
        '对 {partition} 的 Fetch 使用隔离级别 0，应答却列出 {count} 个已中止的事务。照此处理的客户端会丢掉本应交付的记录。',
      remedy: [
        '使用 franz-go 1.17.1 或更高版本，它此时会忽略该列表。',
        '旧版 Redpanda 会这样；请升级代理。',
      ],
    },
    unsorted: {
      title: '{Broker} 乱序列出 {partition} 的已中止事务',
      cause:
        '在 {count} 个已中止事务的列表中，同一生产者的起始偏移量没有递增。从前往后读取的客户端会把回滚事务的记录交付出去。',
      remedy: ['使用 franz-go 1.21.4 或更高版本；Java、librdkafka 和 Sarama 会自行排序。'],
    },
  },
}
