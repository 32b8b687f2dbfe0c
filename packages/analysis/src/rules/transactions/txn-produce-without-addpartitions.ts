// Founding incident A, second face, and any client that forgets the add. Up to Produce
// v11 a client must add each partition to the transaction before it writes there; the
// leader asks the coordinator and refuses with 120 (v11) or 48 (v10 and before) if the
// partition is not part of it. The same codes have other causes, so the claim needs that
// no AddPartitionsToTxn for the partition was answered well since the last end.
import { isBetween } from '../../clients/client-software.ts'
import type { Exchange } from '../../events.ts'
import { eachPartition } from '../../models/each-partition.ts'
import { PRODUCE_V2 } from '../../models/transactions.ts'
import type { Models } from '../../models/models.ts'
import { numberOf, textOf } from '../../values.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { clientText, errorText, listText, rangeText, where } from '../wording.ts'
import { text } from './txn-produce-without-addpartitions.text.ts'

const NOT_ADDED: ReadonlySet<number> = new Set([120, 48])

export const txnProduceWithoutAddPartitions: Rule = {
  id: 'txn-produce-without-addpartitions',
  severity: 'error',
  sources: ['KIP-890', 'franz-go issue 1017', 'AddPartitionsToTxnManager.java @ Kafka 4.3'],
  apis: ['Produce'],
  text,
  start() {
    return { on: (event, models) => (event.type === 'exchange' ? judge(event, models) : undefined) }
  },
}

function* judge(event: Exchange, models: Models): Iterable<Claim> {
  const { request, response, connection, apiVersion } = event
  const transactionalId = textOf(request.body, 'transactionalId')
  if (transactionalId === undefined || apiVersion >= PRODUCE_V2) return
  const lane = models.transactions.lane(transactionalId)
  const refused = eachPartition(
    response.body,
    'responses',
    'partitionResponses',
    models.topics,
  ).filter(({ partition }) => NOT_ADDED.has(numberOf(partition, 'errorCode') ?? 0))
  const forgotten = refused.filter(({ key }) => lane?.open.added.has(key) !== true)
  const [first] = forgotten
  if (first === undefined) return

  const software = models.clients.softwareOf(connection)?.client
  const advertised = models.negotiation.advertisedTo(connection)
  const range = advertised?.table.value.ranges.get(request.info.apiKey ?? 0)
  const isFranzGo = isBetween(software, 'franz-go', [1, 19, 0], [1, 19, 1])
  // Without the producer's beginning the add may lie before the capture.
  const sawBeginning = lane?.init !== undefined
  yield {
    subject: transactionalId,
    severity: 'error',
    confidence: sawBeginning ? 'proven' : 'likely',
    form: isFranzGo ? 'franzGo' : sawBeginning ? 'main' : 'noBeginning',
    parameters: {
      client: clientText(models, connection),
      version: apiVersion,
      partitions: listText(forgotten.map(({ key }) => key)),
      error: errorText(numberOf(first.partition, 'errorCode') ?? 0),
      transactionalId,
      range: range === undefined ? '?' : rangeText(range),
    },
    evidence: [
      at(response, `${first.path}.errorCode`),
      at(request, 'transactionalId'),
      ...(lane?.init === undefined ? [] : [where(lane.init)]),
      ...(advertised === undefined ? [] : [where(advertised.table)]),
    ],
    connections: [connection.id],
  }
}
