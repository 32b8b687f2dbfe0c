import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} resets {partitions} because a connection was lost',
      cause:
        'OffsetForLeaderEpoch was sent and the connection ended before its answer. {client} did not ask again, and went on with ListOffsets, as if the log had been truncated: its position is lost, records are read again or skipped.',
      remedy: [
        'Use librdkafka 2.3.0 or later (2.2.0 mends the first form of it).',
        'Set auto.offset.reset=error to be told instead.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 因连接丢失而重置 {partitions}',
      cause:
        'OffsetForLeaderEpoch 已发送，连接在应答之前结束。{client} 没有再次询问，而是直接使用 ListOffsets，仿佛日志已被截断：其位置丢失，记录被重复读取或跳过。',
      remedy: [
        '使用 librdkafka 2.3.0 或更高版本（2.2.0 修复了它的第一种形式）。',
        '把 auto.offset.reset 设为 error，以便得到通知。',
      ],
    },
  },
}
