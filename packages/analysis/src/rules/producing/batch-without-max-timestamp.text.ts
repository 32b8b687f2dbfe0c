import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} writes batches whose largest timestamp is below the first',
      cause:
        'The batch for {partition} says maxTimestamp {max} and begins at {base}. The broker believes the header: retention by time, ListOffsets by time and by largest timestamp are wrong for these records.',
      remedy: [
        'Use Sarama 1.45.1 or later.',
        'Topics with message.timestamp.type=LogAppendTime are not concerned.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 写入的批次的最大时间戳小于第一个时间戳',
      cause:
        '{partition} 的批次声明 maxTimestamp 为 {max}，而起始时间戳为 {base}。代理相信批次头：这些记录按时间的保留、按时间和按最大时间戳的 ListOffsets 都会出错。',
      remedy: [
        '使用 Sarama 1.45.1 或更高版本。',
        'message.timestamp.type=LogAppendTime 的主题不受影响。',
      ],
    },
  },
}
