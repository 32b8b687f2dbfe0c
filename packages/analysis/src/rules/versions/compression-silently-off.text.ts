import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} cannot compress here: {Broker} advertises Produce {range}',
      cause:
        'librdkafka before 2.11.1 enables compression only where Produce v0 is advertised. Its batches here are not compressed. If compression.type is set in its configuration, that is why it has no effect; the configuration is not on the wire.',
      remedy: [
        'Use librdkafka 2.11.1 or later.',
        'Or let the broker or proxy advertise Produce from 0, as Kafka 4 does for this reason.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 在此无法压缩：{Broker} 公布的 Produce 为 {range}',
      cause:
        '2.11.1 之前的 librdkafka 只有在公布了 Produce v0 时才启用压缩。它在这里的批次没有压缩。如果其配置中设置了 compression.type，这就是不起作用的原因；配置不在网络上。',
      remedy: [
        '使用 librdkafka 2.11.1 或更高版本。',
        '或让代理或代理服务器从 0 起公布 Produce，Kafka 4 正是为此这样做。',
      ],
    },
  },
}
