import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} is given {partition} of {group} and never acknowledges it',
      cause:
        'The records from offset {offset} on were delivered to this member {deliveries} times, and no ShareFetch or ShareAcknowledge of it names the partition since. The broker holds them back from the other members each time, until it gives them up.',
      remedy: [
        'Use franz-go 1.21.5 or later.',
        'Restart the consumer: its new share session begins without the forgotten partition.',
        'If handling takes longer than the lock, raise group.share.record.lock.duration.ms instead.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 得到 {group} 的 {partition}，却从不确认',
      cause:
        '自偏移量 {offset} 起的记录已向该成员投递 {deliveries} 次，此后它的 ShareFetch 或 ShareAcknowledge 都没有提到该分区。代理每次都不把它们交给其他成员，直到放弃。',
      remedy: [
        '使用 franz-go 1.21.5 或更高版本。',
        '重启消费者：新的共享会话不含被遗忘的分区。',
        '如果处理时间超过锁定时间，请提高 group.share.record.lock.duration.ms。',
      ],
    },
  },
}
