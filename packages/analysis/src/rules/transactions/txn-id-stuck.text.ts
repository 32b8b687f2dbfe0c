import type { RuleText } from '../rule.ts'

const elsewhere =
  'Use another transactional id until it is free: ids that were not refused work at once.'
const elsewhereZh = '在它恢复之前请换用另一个事务 ID：没有被拒绝过的 ID 可立即使用。'

export const text: RuleText = {
  en: {
    aftermath: {
      title: 'Transactional id {transactionalId} stays blocked after its refused Produce',
      cause:
        'A Produce of this id was refused with UNSUPPORTED_VERSION (35), which leaves a transition pending at the coordinator. InitProducerId is answered {error} since, {count}x over {duration}. Recorded cases lasted minutes, past the transaction timeout, also for healthy clients.',
      remedy: [
        elsewhere,
        'Mend the client that sent the refused Produce first, or finalize transaction.version=2; else the next id is blocked the same way.',
      ],
    },
    lasting: {
      title: '{api} for {transactionalId} is refused for longer than its timeout',
      cause:
        'The coordinator answers {error} {count}x over {duration}, although a transaction of this id ends at its timeout of {timeout} at the latest. Its markers are not written, or a transition is pending at the coordinator.',
      remedy: [
        elsewhere,
        'Ask the coordinator: kafka-transactions.sh describe --transactional-id {transactionalId}. PrepareCommit or PrepareAbort for long means that markers do not get through (KAFKA-19999 and KAFKA-19925 are fixed in Kafka 4.2 and 4.3).',
      ],
    },
    gaveUp: {
      title: 'The client gives up on {transactionalId} after CONCURRENT_TRANSACTIONS',
      cause:
        'InitProducerId is answered {error} ({count}x over {duration}), and the connection ends without a producer id. The coordinator still has an unfinished transaction of this id; what began it is not in this capture.',
      remedy: [
        'Retry InitProducerId for at least the transaction timeout of {timeout}: the answer is retriable.',
        'Ask the coordinator: kafka-transactions.sh describe --transactional-id {transactionalId}.',
        elsewhere,
      ],
    },
    gaveUpAtLevelZero: {
      title: 'The client gives up on {transactionalId} after CONCURRENT_TRANSACTIONS',
      cause:
        'InitProducerId is answered {error} ({count}x over {duration}), and the connection ends without a producer id. The coordinator still has something pending for this id; what began it is not in this capture. The brokers advertise Produce v12 while transaction.version is at level 0: a client that used v12 in a transaction (franz-go 1.19.0 or 1.19.1) leaves an id in this state for minutes, past its timeout of {timeout}.',
      remedy: [
        elsewhere,
        'Look for producers with franz-go 1.19.0 or 1.19.1 that share this id, and give them 1.19.3 or later; or finalize transaction.version=2.',
        'If no such producer exists, retry: the answer is retriable while an earlier transaction is being ended.',
      ],
    },
  },
  zh: {
    aftermath: {
      title: '事务 ID {transactionalId} 在 Produce 被拒绝后一直被卡住',
      cause:
        '该 ID 的一次 Produce 被以 UNSUPPORTED_VERSION (35) 拒绝，协调者上因此留下一个悬而未决的状态转换。此后 InitProducerId 返回 {error}，{duration} 内共 {count} 次。已录制的案例持续数分钟，超过事务超时，对正常的客户端也一样。',
      remedy: [
        elsewhereZh,
        '先修复发出被拒绝的 Produce 的客户端，或最终确定 transaction.version=2；否则下一个 ID 也会同样被卡住。',
      ],
    },
    lasting: {
      title: '{transactionalId} 的 {api} 被拒绝的时间超过了其超时',
      cause:
        '协调者在 {duration} 内返回 {error} 共 {count} 次，而该 ID 的事务最迟应在 {timeout} 超时后结束。它的标记没有写入，或协调者上有悬而未决的状态转换。',
      remedy: [
        elsewhereZh,
        '询问协调者：kafka-transactions.sh describe --transactional-id {transactionalId}。长时间处于 PrepareCommit 或 PrepareAbort 说明标记无法送达（KAFKA-19999 与 KAFKA-19925 已在 Kafka 4.2 和 4.3 中修复）。',
      ],
    },
    gaveUp: {
      title: '客户端在收到 CONCURRENT_TRANSACTIONS 后放弃了 {transactionalId}',
      cause:
        'InitProducerId 返回 {error}（{duration} 内 {count} 次），连接结束时仍未得到生产者 ID。协调者上还有该 ID 的未完成事务；它的起因不在此抓包中。',
      remedy: [
        '至少在事务超时 {timeout} 内重试 InitProducerId：该错误可以重试。',
        '询问协调者：kafka-transactions.sh describe --transactional-id {transactionalId}。',
        elsewhereZh,
      ],
    },
    gaveUpAtLevelZero: {
      title: '客户端在收到 CONCURRENT_TRANSACTIONS 后放弃了 {transactionalId}',
      cause:
        'InitProducerId 返回 {error}（{duration} 内 {count} 次），连接结束时仍未得到生产者 ID。协调者上还有该 ID 的悬而未决的事务；它的起因不在此抓包中。代理公布 Produce v12，而 transaction.version 处于级别 0：在事务中使用 v12 的客户端（franz-go 1.19.0 或 1.19.1）会让 ID 在数分钟内处于这种状态，超过其 {timeout} 的超时。',
      remedy: [
        elsewhereZh,
        '查找共用该 ID 的 franz-go 1.19.0 或 1.19.1 生产者，将其升级到 1.19.3 或更高版本；或最终确定 transaction.version=2。',
        '如果没有这样的生产者，请重试：在较早的事务结束期间，该错误可以重试。',
      ],
    },
  },
}
