import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    served: {
      title: '{api} for {what} is retried after {error}',
      cause:
        'The coordinator was still loading or not yet there; {duration} later the same request was served. That is normal after a start or a move of the coordinator, and no fault.',
      remedy: ['Nothing to do.'],
    },
    lasting: {
      title: 'The coordinator of {what} is not ready for {duration}',
      cause:
        '{api} is answered {error} {count} times. Loading a coordinator’s partition takes seconds; this long it hangs, or the internal topic (__consumer_offsets, __transaction_state) has no leader.',
      remedy: [
        'Look at the leader and the replicas of the internal topic: kafka-topics.sh --describe.',
        'On a new cluster of few brokers, check the replication factors of the internal topics.',
      ],
    },
  },
  zh: {
    served: {
      title: '{what} 的 {api} 在 {error} 之后重试',
      cause:
        '协调者当时仍在加载或尚不存在；{duration} 之后同一请求得到处理。这在协调者启动或迁移之后是正常的，不是故障。',
      remedy: ['无需处理。'],
    },
    lasting: {
      title: '{what} 的协调者 {duration} 仍未就绪',
      cause:
        '{api} 得到 {error} 共 {count} 次。加载协调者的分区只需数秒；如此之久说明它已停滞，或内部主题（__consumer_offsets、__transaction_state）没有首领。',
      remedy: [
        '查看内部主题的首领和副本：kafka-topics.sh --describe。',
        '在代理较少的新集群上，检查内部主题的副本因子。',
      ],
    },
  },
}
