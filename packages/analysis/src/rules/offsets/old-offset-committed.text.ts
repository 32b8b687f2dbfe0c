import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} commits an offset of the deleted {topic} for the new one',
      cause:
        'Metadata tells another topic id for {topic} than before: it was deleted and made anew. The new log of {partition} ends at {end}, and {offset} is committed for group {group}, which can only come from the old log.',
      remedy: [
        'Restart the consumers of the group, or purge the topic in the client and add it again; then reset the offsets of the group for {topic}.',
        'Brokers from Kafka 4.2 on take OffsetCommit v10, which names topics by id, and refuse such commits.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 为新的 {topic} 提交了已删除主题的偏移量',
      cause:
        'Metadata 给出的 {topic} 主题 ID 与以前不同：它被删除并重新创建。{partition} 的新日志在 {end} 结束，而为组 {group} 提交的是 {offset}，只可能来自旧日志。',
      remedy: [
        '重启该组的消费者，或在客户端中清除该主题后重新添加；然后为 {topic} 重置该组的偏移量。',
        'Kafka 4.2 及更高版本的代理支持用 ID 指明主题的 OffsetCommit v10，会拒绝这样的提交。',
      ],
    },
  },
}
