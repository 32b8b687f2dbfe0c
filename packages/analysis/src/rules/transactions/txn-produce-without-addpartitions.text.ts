import type { RuleText } from '../rule.ts'

const skipped =
  '{client} writes to {partitions} in transaction {transactionalId} with Produce v{version}, and no AddPartitionsToTxn for it was answered since the transaction began. Up to v11 the client must add a partition before it writes there; the leader asked the coordinator and answered {error}.'
const skippedZh =
  '{client} 用 Produce v{version} 在事务 {transactionalId} 中写入 {partitions}，但自事务开始以来没有任何针对它的 AddPartitionsToTxn 成功应答。在 v11 及以前，客户端必须先添加分区再写入；分区首领询问协调者后返回 {error}。'

export const text: RuleText = {
  en: {
    main: {
      title: 'Produce v{version} writes to {partitions} without AddPartitionsToTxn',
      cause: skipped,
      remedy: [
        'Use a release of the client that sends AddPartitionsToTxn whenever it produces with v11 or older in a transaction.',
        'Abort the open transaction; the only legal step after TRANSACTION_ABORTABLE (120) is an abort.',
      ],
    },
    franzGo: {
      title: 'Produce v{version} writes to {partitions} without AddPartitionsToTxn',
      cause: `${skipped} {client} decides by what the broker advertises (Produce {range}) that the broker adds partitions itself, and then a pin of the versions lowers the request to v{version}.`,
      remedy: [
        'Use franz-go 1.19.3 or later and remove the pin (MaxVersions).',
        'The pin makes it worse: without it this client is answered UNSUPPORTED_VERSION (35) where transaction.version is below 2, with it TRANSACTION_ABORTABLE (120). franz-go 1.19.2 is no way out, it may send EndTxn to the wrong node.',
      ],
    },
    noBeginning: {
      title: 'Produce v{version} writes to {partitions} without AddPartitionsToTxn in this capture',
      cause: `${skipped} The capture does not hold the producer's InitProducerId, so an earlier add may be missing from it.`,
      remedy: [
        'Capture from the start of the producer to be sure.',
        'Use a release of the client that sends AddPartitionsToTxn whenever it produces with v11 or older in a transaction.',
      ],
    },
  },
  zh: {
    main: {
      title: 'Produce v{version} 未经 AddPartitionsToTxn 就写入 {partitions}',
      cause: skippedZh,
      remedy: [
        '使用在事务中以 v11 或更低版本写入时总会发送 AddPartitionsToTxn 的客户端版本。',
        '中止当前事务；收到 TRANSACTION_ABORTABLE (120) 之后唯一合法的步骤就是中止。',
      ],
    },
    franzGo: {
      title: 'Produce v{version} 未经 AddPartitionsToTxn 就写入 {partitions}',
      cause: `${skippedZh}{client} 根据代理公布的版本（Produce {range}）认定代理会自行添加分区，随后版本固定又把请求降到 v{version}。`,
      remedy: [
        '使用 franz-go 1.19.3 或更高版本，并去掉版本固定（MaxVersions）。',
        '固定版本只会更糟：在 transaction.version 低于 2 的集群上，不固定时得到 UNSUPPORTED_VERSION (35)，固定后得到 TRANSACTION_ABORTABLE (120)。franz-go 1.19.2 也不是出路，它可能把 EndTxn 发给错误的节点。',
      ],
    },
    noBeginning: {
      title: '此抓包中 Produce v{version} 未经 AddPartitionsToTxn 就写入 {partitions}',
      cause: `${skippedZh}抓包中没有该生产者的 InitProducerId，更早的添加可能不在其中。`,
      remedy: [
        '从生产者启动时开始抓包以便确认。',
        '使用在事务中以 v11 或更低版本写入时总会发送 AddPartitionsToTxn 的客户端版本。',
      ],
    },
  },
}
