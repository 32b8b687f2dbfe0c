import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: 'Another producer has taken over {transactionalId}: {error}',
      cause:
        'The epoch of this producer is no longer the newest one of its transactional id. Somebody called InitProducerId with the same id since, or its transaction was aborted by timeout.',
      remedy: [
        'Give each running producer a transactional id of its own; two instances with one id fence each other.',
        'If this was the old instance of a restart, nothing is wrong: it must end.',
      ],
    },
    timedOut: {
      title: 'The transaction of {transactionalId} outlived its timeout: {error}',
      cause:
        'The transaction was open for {lasted}, its timeout is {timeout}. The coordinator has aborted it and raised the epoch, so that the producer is refused.',
      remedy: [
        'Commit more often, or raise transaction.timeout.ms of the producer (at most transaction.max.timeout.ms of the broker).',
      ],
    },
    idempotent: {
      title: '{client} produces with an old producer epoch: {error}',
      cause: 'The broker knows a newer epoch of this producer id.',
      remedy: ['Restart the producer; it gets a new producer id.'],
    },
  },
  zh: {
    main: {
      title: '另一个生产者接管了 {transactionalId}：{error}',
      cause:
        '该生产者的纪元不再是其事务 ID 的最新纪元。此后有别的实例用同一 ID 调用了 InitProducerId，或其事务因超时被中止。',
      remedy: [
        '为每个运行中的生产者使用各自的事务 ID；两个实例共用一个 ID 会互相隔离。',
        '如果这是重启前的旧实例，则没有问题：它必须结束。',
      ],
    },
    timedOut: {
      title: '{transactionalId} 的事务超过了其超时：{error}',
      cause:
        '该事务打开了 {lasted}，其超时为 {timeout}。协调者已将其中止并提升纪元，因此生产者被拒绝。',
      remedy: [
        '更频繁地提交，或提高生产者的 transaction.timeout.ms（不超过代理的 transaction.max.timeout.ms）。',
      ],
    },
    idempotent: {
      title: '{client} 以旧的生产者纪元写入：{error}',
      cause: '代理知道该生产者 ID 的更新纪元。',
      remedy: ['重启生产者；它会得到新的生产者 ID。'],
    },
  },
}
