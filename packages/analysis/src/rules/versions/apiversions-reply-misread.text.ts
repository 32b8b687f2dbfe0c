import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} takes the first answer to ApiVersions for the whole table',
      cause:
        '{broker} does not know the version that was asked with, and answered in v0 with UNSUPPORTED_VERSION (35) and key 18 alone, which means: ask again in this range (KIP-511). {client} did not ask again, so that all other APIs look unsupported to it.',
      remedy: [
        'Use franz-go 1.19.1 or later: 1.19.0 does this with brokers before Kafka 3.9.',
        'Or cap ApiVersions at v3 in the client.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 把 ApiVersions 的第一次应答当作完整的版本表',
      cause:
        '{broker} 不认识询问所用的版本，以 v0 应答 UNSUPPORTED_VERSION (35)，只含键 18，意思是：请在此范围内再次询问（KIP-511）。{client} 没有再次询问，于是认为其他 API 都不受支持。',
      remedy: [
        '使用 franz-go 1.19.1 或更高版本：1.19.0 面对 Kafka 3.9 之前的代理会这样。',
        '或在客户端把 ApiVersions 限制在 v3。',
      ],
    },
  },
}
