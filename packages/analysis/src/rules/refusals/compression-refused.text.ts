import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{Broker} does not take records compressed with {codec}',
      cause:
        '{client} produced to {what} with {codec} in {api} v{version}, and the answer is {error}. zstd needs Produce v7 and an inter-broker protocol of 2.1; some services take no compression at all.',
      remedy: [
        'Set compression.type to another codec, or to none.',
        'For zstd: use a client that speaks Produce v7 or later.',
      ],
    },
    fetch: {
      title: '{client} is too old to read {what}: {error}',
      cause:
        'The records are compressed with zstd, which a client may only be given with Fetch v10 or later; it asked with v{version}.',
      remedy: [
        'Upgrade the consumer.',
        'Or produce to this topic with another codec (compression.type of topic or producer).',
      ],
    },
  },
  zh: {
    main: {
      title: '{Broker} 不接受用 {codec} 压缩的记录',
      cause:
        '{client} 在 {api} v{version} 中以 {codec} 写入 {what}，回答是 {error}。zstd 需要 Produce v7 以及 2.1 的代理间协议；有些服务完全不接受压缩。',
      remedy: [
        '把 compression.type 设为其他编码或 none。',
        '对于 zstd：使用支持 Produce v7 或更高版本的客户端。',
      ],
    },
    fetch: {
      title: '{client} 版本太旧，无法读取 {what}：{error}',
      cause: '记录以 zstd 压缩，只能交给使用 Fetch v10 或更高版本的客户端；它使用的是 v{version}。',
      remedy: ['升级消费者。', '或以其他编码写入该主题（主题或生产者的 compression.type）。'],
    },
  },
}
