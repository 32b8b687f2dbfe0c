import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{broker} advertises {api} {range} but refuses {api} v{version} for transactions',
      cause:
        'transaction.version is not finalized at 2 (level {levelText}); KIP-890 lets a client use {api} v{version} in a transaction from level 2 on. {client} went by the advertised range alone. The broker answered {error} instead of closing the connection, which is how a feature gate refuses.',
      remedy: [
        'Use a release of the client that checks the finalized transaction.version before it uses {api} v{version}.',
        'If you run the brokers, finalize the feature: kafka-features.sh upgrade --feature transaction.version=2.',
        'The transactional id {transactionalId} may answer InitProducerId with CONCURRENT_TRANSACTIONS (51) for minutes after the refusal; other ids work at once.',
      ],
    },
    franzGo: {
      title: '{broker} advertises {api} {range} but refuses {api} v{version} for transactions',
      cause:
        'transaction.version is not finalized at 2 (level {levelText}); KIP-890 lets a client use {api} v{version} in a transaction from level 2 on. {client} goes by the advertised range alone and skips AddPartitionsToTxn. The broker answered {error} instead of closing the connection, which is how a feature gate refuses.',
      remedy: [
        'Use franz-go 1.19.3 or later.',
        'If you run the brokers, finalize the feature: kafka-features.sh upgrade --feature transaction.version=2.',
        'These do not help: 1.19.2 checks the feature but may send EndTxn to the wrong node, NOT_COORDINATOR (16); pinning MaxVersions to V3_8_0 or V3_9_0 on 1.19.1 gives TRANSACTION_ABORTABLE (120), because the client still skips AddPartitionsToTxn.',
        'The transactional id {transactionalId} may answer InitProducerId with CONCURRENT_TRANSACTIONS (51) for minutes after the refusal; other ids work at once.',
      ],
    },
    unknownLevel: {
      title: '{broker} refuses {api} v{version} inside a transaction',
      cause:
        'The finalized features are not in this capture. {api} v{version} in a transaction needs transaction.version 2 (KIP-890), and {error} to it is what a broker answers at level 0.',
      remedy: [
        'Look at the finalized level: kafka-features.sh describe. Below 2, use a client that checks it before it uses {api} v{version}, or finalize transaction.version=2.',
      ],
    },
    franzGoUnknownLevel: {
      title: '{broker} refuses {api} v{version} inside a transaction',
      cause:
        'The finalized features are not in this capture. {api} v{version} in a transaction needs transaction.version 2 (KIP-890); {client} does not look at the level and skips AddPartitionsToTxn, and {error} is what a broker answers at level 0.',
      remedy: [
        'Use franz-go 1.19.3 or later, or finalize transaction.version=2 on the brokers.',
        'These do not help: 1.19.2 may send EndTxn to the wrong node; pinning MaxVersions on 1.19.1 gives TRANSACTION_ABORTABLE (120).',
      ],
    },
    lowered: {
      title:
        '{broker} refuses {api} v{version} although it had told transaction.version {levelText}',
      cause:
        'When the connection began, transaction.version was finalized at {levelText}, which allows {api} v{version}; now the answer is {error}. That happens when the level is lowered under a running producer, which asks again only when it starts.',
      remedy: [
        'Restart the producers after a change of transaction.version.',
        'Look at the level that the brokers have now: kafka-features.sh describe.',
      ],
    },
  },
  zh: {
    main: {
      title: '{broker} 公布支持 {api} {range}，却在事务中拒绝 {api} v{version}',
      cause:
        'transaction.version 没有最终确定为 2（当前级别 {levelText}）；按 KIP-890，客户端只有在级别 2 起才能在事务中使用 {api} v{version}。{client} 只看了公布的版本范围。代理返回 {error} 而没有关闭连接，这正是特性开关拒绝请求的方式。',
      remedy: [
        '使用会先检查 transaction.version 最终级别、再使用 {api} v{version} 的客户端版本。',
        '如果代理由您管理，请最终确定该特性：kafka-features.sh upgrade --feature transaction.version=2。',
        '被拒绝之后，事务 ID {transactionalId} 的 InitProducerId 可能在数分钟内一直返回 CONCURRENT_TRANSACTIONS (51)；其他 ID 可立即使用。',
      ],
    },
    franzGo: {
      title: '{broker} 公布支持 {api} {range}，却在事务中拒绝 {api} v{version}',
      cause:
        'transaction.version 没有最终确定为 2（当前级别 {levelText}）；按 KIP-890，客户端只有在级别 2 起才能在事务中使用 {api} v{version}。{client} 只看公布的版本范围，并跳过了 AddPartitionsToTxn。代理返回 {error} 而没有关闭连接，这正是特性开关拒绝请求的方式。',
      remedy: [
        '使用 franz-go 1.19.3 或更高版本。',
        '如果代理由您管理，请最终确定该特性：kafka-features.sh upgrade --feature transaction.version=2。',
        '以下做法无效：1.19.2 会检查特性，但可能把 EndTxn 发给错误的节点，得到 NOT_COORDINATOR (16)；在 1.19.1 上用 MaxVersions 固定到 V3_8_0 或 V3_9_0 会得到 TRANSACTION_ABORTABLE (120)，因为客户端仍然跳过 AddPartitionsToTxn。',
        '被拒绝之后，事务 ID {transactionalId} 的 InitProducerId 可能在数分钟内一直返回 CONCURRENT_TRANSACTIONS (51)；其他 ID 可立即使用。',
      ],
    },
    unknownLevel: {
      title: '{broker} 在事务中拒绝 {api} v{version}',
      cause:
        '此抓包中没有最终确定的特性信息。在事务中使用 {api} v{version} 需要 transaction.version 2（KIP-890），而 {error} 正是级别为 0 的代理给出的回答。',
      remedy: [
        '查看最终级别：kafka-features.sh describe。若低于 2，请使用会先检查级别的客户端，或最终确定 transaction.version=2。',
      ],
    },
    franzGoUnknownLevel: {
      title: '{broker} 在事务中拒绝 {api} v{version}',
      cause:
        '此抓包中没有最终确定的特性信息。在事务中使用 {api} v{version} 需要 transaction.version 2（KIP-890）；{client} 不检查级别并跳过 AddPartitionsToTxn，而 {error} 正是级别为 0 的代理给出的回答。',
      remedy: [
        '使用 franz-go 1.19.3 或更高版本，或在代理上最终确定 transaction.version=2。',
        '以下做法无效：1.19.2 可能把 EndTxn 发给错误的节点；在 1.19.1 上固定 MaxVersions 会得到 TRANSACTION_ABORTABLE (120)。',
      ],
    },
    lowered: {
      title: '{broker} 曾告知 transaction.version {levelText}，现在却拒绝 {api} v{version}',
      cause:
        '连接建立时 transaction.version 的最终级别是 {levelText}，允许使用 {api} v{version}；现在的回答是 {error}。级别在生产者运行期间被调低时会出现这种情况，因为客户端只在启动时查询。',
      remedy: [
        '更改 transaction.version 之后重启生产者。',
        '查看代理当前的级别：kafka-features.sh describe。',
      ],
    },
  },
}
