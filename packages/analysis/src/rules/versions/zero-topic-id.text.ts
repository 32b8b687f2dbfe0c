import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} sends {api} v{version} with a topic id of zeros',
      cause:
        '{api} names topics by id alone from this version on, and the client has no id for this topic. The answer is {error}. Brokers give ids with Metadata v10 and later, and only when the cluster has assigned them (inter.broker.protocol.version 2.8).',
      remedy: [
        'Let the client use {api} v{below} where it has no id: librdkafka 2.6.0, franz-go 1.11.0 (Fetch) and 1.21.1 (Produce, OffsetCommit, OffsetFetch) do.',
        'Or raise inter.broker.protocol.version, so that topics get ids.',
      ],
    },
    noIds: {
      title: '{client} sends {api} v{version} with a topic id of zeros',
      cause:
        '{Broker} advertises Metadata up to v{metadataMax}, which has no topic ids, beside {api} v{version}, which names topics by id alone. The client asks with an id that it cannot have; the answer is {error}.',
      remedy: [
        'Use a client that stays at {api} v{below} there: librdkafka 2.6.0, franz-go 1.21.1 or later.',
        'Report the combination to the provider: versions with topic ids need Metadata v10.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 发送的 {api} v{version} 主题 ID 全为零',
      cause:
        '从该版本起 {api} 只用 ID 指明主题，而客户端没有该主题的 ID。回答是 {error}。代理在 Metadata v10 及更高版本中给出 ID，而且要集群已分配 ID（inter.broker.protocol.version 2.8）。',
      remedy: [
        '没有 ID 时让客户端使用 {api} v{below}：librdkafka 2.6.0、franz-go 1.11.0（Fetch）和 1.21.1（Produce、OffsetCommit、OffsetFetch）会这样做。',
        '或提高 inter.broker.protocol.version，让主题获得 ID。',
      ],
    },
    noIds: {
      title: '{client} 发送的 {api} v{version} 主题 ID 全为零',
      cause:
        '{Broker} 公布的 Metadata 最高为 v{metadataMax}，没有主题 ID，同时却公布只用 ID 指明主题的 {api} v{version}。客户端用它不可能拥有的 ID 询问；回答是 {error}。',
      remedy: [
        '使用在那里停留于 {api} v{below} 的客户端：librdkafka 2.6.0、franz-go 1.21.1 或更高版本。',
        '向提供方报告：带主题 ID 的版本需要 Metadata v10。',
      ],
    },
  },
}
