import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: 'The producer epoch of {transactionalId} is used up: {error}',
      cause:
        'The epoch is {producerEpoch}, the last one that fits. The next step must bring a new producer id with epoch 0; {Broker} answers {error} instead.',
      remedy: [
        'Use another transactional id.',
        'Brokers: Kafka with KAFKA-19367 and KAFKA-20090 (4.3). Clients: Sarama 1.33.0 or later.',
      ],
    },
  },
  zh: {
    main: {
      title: '{transactionalId} 的生产者纪元已用尽：{error}',
      cause:
        '纪元为 {producerEpoch}，是能容纳的最后一个。下一步应得到纪元为 0 的新生产者 ID；{Broker} 却返回 {error}。',
      remedy: [
        '换用另一个事务 ID。',
        '代理：包含 KAFKA-19367 与 KAFKA-20090 的 Kafka（4.3）。客户端：Sarama 1.33.0 或更高版本。',
      ],
    },
  },
}
