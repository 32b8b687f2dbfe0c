// Requests of a group go to the coordinator that FindCoordinator names. A broker that is
// not answers NOT_COORDINATOR (16), and the client asks again: normal after a move. Not
// normal is a request to one node although FindCoordinator had named another before it
// was sent: the client does not use what it was told.
import type { Exchange } from '../../events.ts'
import type { CoordinatorType } from '../../models/coordinators.ts'
import type { Models } from '../../models/models.ts'
import { structsOf, textOf } from '../../values.ts'
import { exchangeRule } from '../exchange-rule.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { capital, clientText, errorText, where } from '../wording.ts'
import { text } from './coordinator-request-elsewhere.text.ts'

const NOT_COORDINATOR = 16

export const coordinatorRequestElsewhere: Rule = exchangeRule(
  {
    id: 'coordinator-request-elsewhere',
    severity: 'warning',
    sources: ['KIP-98', 'Kafka protocol guide: group membership'],
    apis: [
      'JoinGroup',
      'SyncGroup',
      'Heartbeat',
      'LeaveGroup',
      'OffsetCommit',
      'OffsetFetch',
      'ConsumerGroupHeartbeat',
      'InitProducerId',
      'AddPartitionsToTxn',
      'AddOffsetsToTxn',
      'EndTxn',
    ],
    text,
  },
  judge,
)

function* judge(exchange: Exchange, models: Models): Iterable<Claim> {
  const { request, response, connection, apiName, apiVersion } = exchange
  const refusal = response.info.errors.find(({ code }) => code === NOT_COORDINATOR)
  const subject = subjectOf(exchange)
  if (refusal === undefined || subject === undefined) return
  const named = models.coordinators.of(subject.type, subject.key)
  const node = models.brokers.nodeOf(connection)
  if (named === undefined || node === undefined || named.value.nodeId === node.nodeId) return
  if (named.timeNs >= request.timeNs) return
  // Another client may have been told of a move that this one has not seen yet.
  if (models.coordinators.wasNamed(subject.type, subject.key, node.nodeId)) return
  if (connection.beganMidStream) return
  yield {
    subject: `${subject.type} ${subject.key}`,
    severity: 'warning',
    confidence: node.isSure ? 'proven' : 'likely',
    parameters: {
      api: apiName,
      version: apiVersion,
      key: subject.key,
      client: clientText(models, connection),
      broker: models.brokers.labelOf(connection),
      Broker: capital(models.brokers.labelOf(connection)),
      coordinator: named.value.nodeId,
      error: errorText(NOT_COORDINATOR),
    },
    evidence: [at(response, refusal.path), at(request), where(named)],
    connections: [connection.id],
  }
}

function subjectOf({ request }: Exchange): { type: CoordinatorType; key: string } | undefined {
  const { body } = request
  const transactionalId =
    textOf(body, 'transactionalId') ?? textOf(body, 'v3AndBelowTransactionalId')
  if (transactionalId !== undefined) return { type: 'txn', key: transactionalId }
  const [group] = structsOf(body, 'groups')
  const groupId =
    textOf(body, 'groupId') ?? (group === undefined ? undefined : textOf(group, 'groupId'))
  return groupId === undefined ? undefined : { type: 'group', key: groupId }
}
