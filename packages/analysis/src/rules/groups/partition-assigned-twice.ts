// Two members of a classic group that own the same partition (F04):
//   twice  the leader assigns one partition to two members
//   stale  several members claim a partition as theirs, and the leader gives it to one whose
//          claim is from an older generation, without taking it from the newer owner first
//          (KIP-792: the newest generation is right)
// Seen where the leader's JoinGroup answer, which holds all subscriptions, is in the capture.
import type { Exchange } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { bytesOf, numberOf, structsOf, textOf } from '../../values.ts'
import { putNewest } from '../../bounded.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { clientText } from '../wording.ts'
import { consumerData, partitionsIn } from './consumer-protocol.ts'
import { text } from './partition-assigned-twice.text.ts'

const MAX_GROUPS = 1000

interface Owner {
  readonly memberId: string
  /** -1 before version 2 of the subscription. */
  readonly generation: number
  readonly evidence: Evidence
}

type Owners = ReadonlyMap<string, readonly Owner[]>

export const partitionAssignedTwice: Rule = {
  id: 'partition-assigned-twice',
  severity: 'error',
  sources: ['KIP-429', 'KIP-792', 'franz-go v1.21.4 changelog', 'librdkafka 2.2.0 notes'],
  apis: ['JoinGroup', 'SyncGroup'],
  text,
  start() {
    const owners = new Map<string, Owners>()
    return {
      on: (event, models) => (event.type === 'exchange' ? judge(event, models, owners) : undefined),
    }
  },
}

function* judge(exchange: Exchange, models: Models, owners: Map<string, Owners>): Iterable<Claim> {
  const { request, response, connection, apiName } = exchange
  const groupId = textOf(request.body, 'groupId') ?? ''
  if (apiName === 'JoinGroup') {
    const members = structsOf(response.body, 'members')
    const isConsumer = textOf(request.body, 'protocolType') === 'consumer'
    if (isConsumer && members.length > 0) putNewest(owners, groupId, ownersIn(exchange), MAX_GROUPS)
    return
  }
  const claimed = owners.get(groupId)
  if (claimed === undefined || numberOf(response.body, 'errorCode') !== 0) return
  const given = new Map<string, string>()
  for (const [index, each] of structsOf(request.body, 'assignments').entries()) {
    const memberId = textOf(each, 'memberId') ?? ''
    const data = consumerData('Assignment', bytesOf(each, 'assignment'))
    if (data === undefined) continue
    for (const partition of partitionsIn(data.struct, 'assignedPartitions')) {
      const other = given.get(partition)
      given.set(partition, memberId)
      const newer = newerOwner(claimed.get(partition) ?? [], memberId)
      if (other === undefined && newer === undefined) continue
      yield {
        subject: `${groupId} ${partition}`,
        severity: 'error',
        confidence: 'proven',
        form: other === undefined ? 'stale' : 'twice',
        parameters: {
          group: groupId,
          partition,
          client: clientText(models, connection),
          member: memberId,
          other: other ?? newer?.memberId ?? '',
        },
        evidence: [
          at(request, `assignments[${index}].assignment`),
          ...(newer === undefined ? [] : [newer.evidence]),
        ],
        connections: [connection.id],
      }
    }
  }
}

/** An owner with a newer claim than that of the member, which claims the partition too. */
function newerOwner(owners: readonly Owner[], memberId: string): Owner | undefined {
  const own = owners.find((owner) => owner.memberId === memberId)
  if (own === undefined) return undefined
  return owners.find((owner) => owner.memberId !== memberId && owner.generation > own.generation)
}

function ownersIn({ response }: Exchange): Owners {
  const owners = new Map<string, Owner[]>()
  for (const [index, each] of structsOf(response.body, 'members').entries()) {
    const memberId = textOf(each, 'memberId') ?? ''
    const data = consumerData('Subscription', bytesOf(each, 'metadata'))
    if (data === undefined) continue
    const generation = numberOf(data.struct, 'generationId') ?? -1
    const evidence = at(response, `members[${index}].metadata`)
    for (const partition of partitionsIn(data.struct, 'ownedPartitions')) {
      const known = owners.get(partition) ?? []
      known.push({ memberId, generation, evidence })
      owners.set(partition, known)
    }
  }
  return owners
}
