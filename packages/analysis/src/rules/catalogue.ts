// Every rule, in the order in which they see an event.
import { ofleContradictsLog } from './offsets/ofle-contradicts-log.ts'
import type { Rule } from './rule.ts'
import { txnEndTxnSentToWrongNode } from './transactions/txn-endtxn-sent-to-wrong-node.ts'
import { txnIdStuck } from './transactions/txn-id-stuck.ts'
import { txnProduceV12WithoutTv2 } from './transactions/txn-produce-v12-without-tv2.ts'
import { txnProduceWithoutAddPartitions } from './transactions/txn-produce-without-addpartitions.ts'

export const rules: readonly Rule[] = [
  txnProduceV12WithoutTv2,
  txnProduceWithoutAddPartitions,
  txnEndTxnSentToWrongNode,
  txnIdStuck,
  ofleContradictsLog,
]
