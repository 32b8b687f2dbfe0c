import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} commits an empty transaction of {transactionalId}',
      cause:
        'No partition and no offsets were added since the transaction before ended, so that the coordinator has nothing to commit and answers {error}.',
      remedy: [
        'Skip EndTxn when nothing was sent: KafkaJS 2.1.0 and current clients do.',
        'Nothing is lost; the producer can go on with its next transaction.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 提交了 {transactionalId} 的空事务',
      cause:
        '自上一个事务结束以来没有添加任何分区或偏移量，协调者没有可提交的内容，于是返回 {error}。',
      remedy: [
        '没有发送内容时跳过 EndTxn：KafkaJS 2.1.0 和当前的客户端会这样做。',
        '没有丢失任何数据；生产者可以继续下一个事务。',
      ],
    },
  },
}
