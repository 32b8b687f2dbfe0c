import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: 'An open transaction holds {partition} back at {stable}',
      cause:
        'The last stable offset stands at {stable} for {duration}, while the high watermark is at {end}: a transaction that began there is still open. Consumers with read_committed do not see the {behind} records after it.',
      remedy: [
        'Find it: kafka-transactions.sh find-hanging, or describe-producers for the partition; a transaction beyond transaction.max.timeout.ms is hanging and can be aborted with kafka-transactions.sh abort.',
        'If the producer means to take this long (Flink with long checkpoints), nothing is wrong.',
      ],
    },
  },
  zh: {
    main: {
      title: '一个打开的事务把 {partition} 压在 {stable}',
      cause:
        '最后稳定偏移量停在 {stable} 已有 {duration}，而高水位在 {end}：从那里开始的事务仍然打开。read_committed 消费者看不到其后的 {behind} 条记录。',
      remedy: [
        '查找它：kafka-transactions.sh find-hanging，或对该分区用 describe-producers；超过 transaction.max.timeout.ms 的事务即为悬挂事务，可用 kafka-transactions.sh abort 中止。',
        '如果生产者有意持续这么久（Flink 的长检查点），则没有问题。',
      ],
    },
  },
}
