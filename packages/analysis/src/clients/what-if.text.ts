import type { Language } from '../rules/rule.ts'

export const unknownText: Readonly<Record<Language, string>> = {
  en: 'What {client} does about {topic} is unknown: no source that we have says it.',
  zh: '{client} 在{topic}方面的行为未知：我们没有相关来源。',
}

export const text: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    'about.produce': 'Produce v12 in transactions',
    'about.endTxn': 'the way of EndTxn',
    'about.apiVersions': 'a refused ApiVersions',
    'about.validation': 'OffsetForLeaderEpoch',
    'about.topicIds': 'missing topic ids',
    'about.compression': 'compression',
    produceV12ByRangeAlone:
      '{client} would use Produce v12 in the transaction by the range alone, without AddPartitionsToTxn; transaction.version is {level} here.',
    produceV12ByFeature:
      '{client} looks at transaction.version, which is {level} here, and would use Produce {used}.',
    produceV12Unknown: '{client} would use Produce v11 at most and send AddPartitionsToTxn first.',
    endTxnToAnyNode:
      '{client} may send EndTxn to any of the {brokers} brokers, which answer NOT_COORDINATOR (16) unless it is the coordinator.',
    endTxnToCoordinator: '{client} would send EndTxn to the coordinator that was named.',
    oneKeyReplyIsTable:
      '{client} would take the refusal of ApiVersions (up to v{max} here) for the whole table and find everything unsupported.',
    asksAgainLower: '{client} would ask again in a lower version of ApiVersions.',
    asksAgainAfterReset:
      '{client} would ask again in a lower version of ApiVersions, also after a connection that was reset.',
    validatesByOffer:
      '{client} would validate its offset, because OffsetForLeaderEpoch is offered, believe the answer and be reset.',
    validatesByReliableEpochs:
      '{client} {does}: it validates from OffsetForLeaderEpoch v3 and Metadata v9 on, and v{ofle} and v{metadata} are offered.',
    neverValidates: '{client} would not ask OffsetForLeaderEpoch.',
    zeroTopicIdSent:
      '{client} would send topic ids of zeros: Metadata up to v{metadata} has none, other APIs want them.',
    zeroTopicIdAvoided: '{client} would stay at versions that name topics.',
    compressionByProduceV0:
      '{client} would not compress: it looks for Produce v0, and the range begins at v{min}.',
    compressionByConfig: '{client} would compress as it is configured.',
  },
  zh: {
    'about.produce': '事务中的 Produce v12 ',
    'about.endTxn': ' EndTxn 的去向',
    'about.apiVersions': '被拒绝的 ApiVersions ',
    'about.validation': ' OffsetForLeaderEpoch ',
    'about.topicIds': '缺少主题 ID ',
    'about.compression': '压缩',
    produceV12ByRangeAlone:
      '{client} 会仅凭版本范围在事务中使用 Produce v12，不发送 AddPartitionsToTxn；此处 transaction.version 为 {level}。',
    produceV12ByFeature:
      '{client} 会查看 transaction.version（此处为 {level}），并使用 Produce {used}。',
    produceV12Unknown: '{client} 最多使用 Produce v11，并先发送 AddPartitionsToTxn。',
    endTxnToAnyNode:
      '{client} 可能把 EndTxn 发给 {brokers} 个代理中的任何一个；不是协调者的代理会回答 NOT_COORDINATOR (16)。',
    endTxnToCoordinator: '{client} 会把 EndTxn 发给所指明的协调者。',
    oneKeyReplyIsTable:
      '{client} 会把 ApiVersions 的拒绝（此处最高 v{max}）当作完整的表，认为一切都不受支持。',
    asksAgainLower: '{client} 会以更低的 ApiVersions 版本再次询问。',
    asksAgainAfterReset: '{client} 会以更低的 ApiVersions 版本再次询问，连接被重置后也是如此。',
    validatesByOffer:
      '{client} 会因为代理提供 OffsetForLeaderEpoch 而校验偏移量，相信应答并被重置。',
    validatesByReliableEpochs:
      '{client} {doesZh}：它从 OffsetForLeaderEpoch v3 和 Metadata v9 起才校验，此处提供的是 v{ofle} 和 v{metadata}。',
    neverValidates: '{client} 不会询问 OffsetForLeaderEpoch。',
    zeroTopicIdSent:
      '{client} 会发送全为零的主题 ID：最高为 v{metadata} 的 Metadata 没有主题 ID，而其他 API 需要。',
    zeroTopicIdAvoided: '{client} 会停留在用名称指明主题的版本。',
    compressionByProduceV0: '{client} 不会压缩：它要求有 Produce v0，而范围从 v{min} 开始。',
    compressionByConfig: '{client} 会按其配置压缩。',
  },
}
