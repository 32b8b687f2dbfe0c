import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: 'Commits of group {group} expire at once',
      cause:
        '{client} commits with OffsetCommit v{version} and a retention of 0 ms; -1 would mean the retention of the broker. Each commit is forgotten as it is made, and the group reads everything again after a rebalance or restart.',
      remedy: [
        'Use Sarama 1.42.0 or later (1.41.0 to 1.41.3 do this with an old Version setting).',
        'Or set a newer protocol version in the client: from OffsetCommit v5 on there is no retention.',
      ],
    },
  },
  zh: {
    main: {
      title: '组 {group} 的提交会立即过期',
      cause:
        '{client} 用 OffsetCommit v{version} 提交，保留时间为 0 毫秒；-1 才表示使用代理的保留时间。每次提交一经写入就被遗忘，重平衡或重启后该组会重新读取全部数据。',
      remedy: [
        '使用 Sarama 1.42.0 或更高版本（1.41.0 到 1.41.3 在旧的 Version 设置下会这样）。',
        '或在客户端设置更新的协议版本：从 OffsetCommit v5 起没有保留时间。',
      ],
    },
  },
}
