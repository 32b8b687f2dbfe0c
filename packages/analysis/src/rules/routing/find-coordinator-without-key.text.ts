import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} asks for a coordinator without saying of what',
      cause:
        'FindCoordinator v{version} carries an empty key, and is answered {error}. The API has one key up to v3 and a list from v4 on; a client that fills the form of the other version sends nothing.',
      remedy: [
        'Use franz-go 1.19.5 or later: 1.19.3 and 1.19.4 do this with brokers that know FindCoordinator up to v3 only.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 查询协调者时没有说明对象',
      cause:
        'FindCoordinator v{version} 的键为空，得到 {error}。该 API 在 v3 及以前只有一个键，从 v4 起是列表；按另一种版本填写的客户端等于什么也没发送。',
      remedy: [
        '使用 franz-go 1.19.5 或更高版本：1.19.3 和 1.19.4 面对只支持到 FindCoordinator v3 的代理时会这样。',
      ],
    },
  },
}
