import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: 'NOT_ENOUGH_REPLICAS for {what} is not about replicas',
      cause:
        'The leader could not ask the transaction coordinator whether {what} is part of the transaction {transactionalId}, and answered Produce v{version} with the code that stands for such trouble. The message says: "{message}".',
      remedy: [
        'Look at the coordinator of {transactionalId} (leader of its partition of __transaction_state), not at the in-sync replicas.',
        'The code is retriable: producers go on by themselves once the coordinator answers.',
      ],
    },
  },
  zh: {
    main: {
      title: '{what} 的 NOT_ENOUGH_REPLICAS 与副本无关',
      cause:
        '首领无法向事务协调者确认 {what} 是否属于事务 {transactionalId}，于是用表示这类问题的错误码应答 Produce v{version}。错误信息：“{message}”。',
      remedy: [
        '检查 {transactionalId} 的协调者（其 __transaction_state 分区的首领），而不是同步副本。',
        '该错误可以重试：协调者恢复后生产者会自行继续。',
      ],
    },
  },
}
