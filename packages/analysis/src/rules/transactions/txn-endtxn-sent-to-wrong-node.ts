// Founding incident A, third face. The requests of a transaction go to its coordinator;
// a broker that is not answers NOT_COORDINATOR (16), which is normal when the coordinator
// has moved. It is the client's mistake when FindCoordinator had named another node and
// the request went elsewhere all the same. Where nodes are not known by number, the
// address that was named, or the broker that has served this id before, tells as much.
import type { Connection } from '@brokerscope/trace'
import { isBetween } from '../../clients/client-software.ts'
import type { Exchange } from '../../events.ts'
import type { Coordinator } from '../../models/coordinators.ts'
import type { Said } from '../../models/model.ts'
import type { Models } from '../../models/models.ts'
import type { TransactionLane } from '../../models/transaction.ts'
import { textOf } from '../../values.ts'
import { at, type Claim, type Confidence, type Rule } from '../rule.ts'
import { capital, clientText, errorText, where } from '../wording.ts'
import { text } from './txn-endtxn-sent-to-wrong-node.text.ts'

const NOT_COORDINATOR = 16

export const txnEndTxnSentToWrongNode: Rule = {
  id: 'txn-endtxn-sent-to-wrong-node',
  severity: 'error',
  sources: ['franz-go issue 1017', 'franz-go pull request 1021', 'KIP-98'],
  apis: ['EndTxn', 'TxnOffsetCommit', 'AddOffsetsToTxn', 'AddPartitionsToTxn'],
  text,
  start() {
    return { on: (event, models) => (event.type === 'exchange' ? judge(event, models) : undefined) }
  },
}

function* judge(event: Exchange, models: Models): Iterable<Claim> {
  const { request, response, connection, apiName, apiVersion } = event
  const refusal = response.info.errors.find(({ code }) => code === NOT_COORDINATOR)
  if (refusal === undefined) return
  const transactionalId =
    textOf(request.body, 'transactionalId') ?? textOf(request.body, 'v3AndBelowTransactionalId')
  if (transactionalId === undefined) return
  // The offsets of a transaction are committed at the group's coordinator.
  const isGroupRequest = apiName === 'TxnOffsetCommit'
  const key = isGroupRequest ? (textOf(request.body, 'groupId') ?? '') : transactionalId
  const named = models.coordinators.of(isGroupRequest ? 'group' : 'txn', key)
  const lane = models.transactions.lane(transactionalId)
  // A node that was named before was the coordinator once: then it has moved.
  const wasNamed = (nodeId: number): boolean =>
    models.coordinators.wasNamed(isGroupRequest ? 'group' : 'txn', key, nodeId)
  const elsewhere = judgeNode(
    connection,
    named,
    isGroupRequest ? undefined : lane,
    models,
    wasNamed,
  )
  if (elsewhere === undefined) return

  const software = models.clients.softwareOf(connection)?.client
  const isFranzGo = isBetween(software, 'franz-go', [1, 19, 2], [1, 19, 2])
  const { timeoutMs } = lane ?? {}
  yield {
    subject: `${apiName} ${key}`,
    severity: 'error',
    confidence: elsewhere.confidence,
    form: isFranzGo ? 'franzGo' : timeoutMs === undefined ? 'noTimeout' : 'main',
    parameters: {
      api: apiName,
      version: apiVersion,
      client: clientText(models, connection),
      broker: models.brokers.labelOf(connection),
      Broker: capital(models.brokers.labelOf(connection)),
      coordinator: elsewhere.coordinator,
      key,
      transactionalId,
      error: errorText(NOT_COORDINATOR),
      timeout: timeoutMs === undefined ? '?' : `${timeoutMs / 1000} s`,
    },
    evidence: [
      at(response, refusal.path),
      at(request, isGroupRequest ? 'groupId' : 'transactionalId'),
      ...(named === undefined ? [] : [where(named)]),
      ...(lane?.init === undefined ? [] : [where(lane.init)]),
    ],
    connections: [connection.id],
    replaces: [
      {
        id: 'coordinator-request-elsewhere',
        subject: `${isGroupRequest ? 'group' : 'txn'} ${key}`,
      },
    ],
  }
}

interface Elsewhere {
  readonly coordinator: string
  readonly confidence: Confidence
}

/** Undefined where the request went to the coordinator as far as the client could know. */
function judgeNode(
  { broker, ...connection }: Connection,
  named: Said<Coordinator> | undefined,
  lane: TransactionLane | undefined,
  models: Models,
  wasNamed: (nodeId: number) => boolean,
): Elsewhere | undefined {
  if (named !== undefined) {
    const { nodeId, host, port } = named.value
    const node = models.brokers.nodeOf({ broker, ...connection })
    if (node !== undefined) {
      if (node.nodeId === nodeId || wasNamed(node.nodeId)) return undefined
      return { coordinator: `broker ${nodeId}`, confidence: node.isSure ? 'proven' : 'likely' }
    }
    if (host === broker.address && port === broker.port) return undefined
    if (port !== broker.port) return { coordinator: `${host}:${port}`, confidence: 'likely' }
  }
  const served = lane?.initBroker
  if (served === undefined || isSameAddress(served, broker)) return undefined
  return { coordinator: models.brokers.labelOf(served), confidence: 'likely' }
}

function isSameAddress(served: Connection, broker: Connection['broker']): boolean {
  return served.broker.address === broker.address && served.broker.port === broker.port
}
