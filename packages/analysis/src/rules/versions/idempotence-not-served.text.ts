import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{Broker} does not serve InitProducerId, which {client} needs to produce',
      cause:
        'Producers of {client} are idempotent unless they are told otherwise, and need InitProducerId (22); {broker} does not advertise it. The connection asks for Metadata, never produces, and ends. If the program is a producer, that is why; a consumer or admin tool would not mind.',
      remedy: [
        'Set enable.idempotence=false in the producer (franz-go: kgo.DisableIdempotentWrite).',
        'Or use brokers that serve it: Redpanda from 21.11.15; KoP with kafkaTransactionCoordinatorEnabled.',
      ],
    },
  },
  zh: {
    main: {
      title: '{Broker} 不提供 {client} 写入所需的 InitProducerId',
      cause:
        '{client} 的生产者默认是幂等的，需要 InitProducerId (22)；{broker} 没有公布它。该连接查询 Metadata 后从未写入便结束。如果该程序是生产者，这就是原因；消费者或管理工具则不受影响。',
      remedy: [
        '在生产者中设置 enable.idempotence=false（franz-go：kgo.DisableIdempotentWrite）。',
        '或使用提供它的代理：Redpanda 自 21.11.15；KoP 需启用 kafkaTransactionCoordinatorEnabled。',
      ],
    },
  },
}
