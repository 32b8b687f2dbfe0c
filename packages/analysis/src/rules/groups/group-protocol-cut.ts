// Bytes that consumers hand to each other through the coordinator, and that break off before
// their version says (F01, F02 of docs/incidents.md):
//   subscription  JoinGroup metadata of version 1 and later without its owned partitions: the
//                 leader of the group cannot read it
//   assignment    SyncGroup assignment without the length of its user data: strict members
//                 (Java) cannot read it
// The coordinator never looks inside, so that no answer says that anything is wrong.
import { bytesOf, structsOf, textOf } from '../../values.ts'
import { putNewest } from '../../bounded.ts'
import type { Exchange } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { at, type Claim, type Rule } from '../rule.ts'
import { clientText } from '../wording.ts'
import { consumerData } from './consumer-protocol.ts'
import { text } from './group-protocol-cut.text.ts'

const MAX_GROUPS = 10_000

export const groupProtocolCut: Rule = {
  id: 'group-protocol-cut',
  severity: 'error',
  sources: [
    'ConsumerProtocol.java @ Kafka 4.4',
    'franz-go issue 493',
    'platformatic/kafka issue 284',
  ],
  apis: ['JoinGroup', 'SyncGroup'],
  text,
  start() {
    /** Before SyncGroup v5 only JoinGroup says which protocol a group speaks. */
    const protocolTypes = new Map<string, string>()
    return {
      on: (event, models) =>
        event.type === 'exchange' ? judge(event, models, protocolTypes) : undefined,
    }
  },
}

function* judge(
  exchange: Exchange,
  models: Models,
  protocolTypes: Map<string, string>,
): Iterable<Claim> {
  const { request, apiName } = exchange
  const groupId = textOf(request.body, 'groupId') ?? ''
  const said = textOf(request.body, 'protocolType')
  if (said !== undefined) putNewest(protocolTypes, groupId, said, MAX_GROUPS)
  if (protocolTypes.get(groupId) !== 'consumer' || !request.isWhole) return
  const isJoin = apiName === 'JoinGroup'
  const [list, field] = isJoin ? ['protocols', 'metadata'] : ['assignments', 'assignment']
  for (const [index, each] of structsOf(request.body, list).entries()) {
    const data = consumerData(isJoin ? 'Subscription' : 'Assignment', bytesOf(each, field))
    if (data?.error === undefined) continue
    yield claim(exchange, models, {
      groupId,
      isJoin,
      name: data.name,
      version: data.version,
      missing: data.error.path,
      path: `${list}[${index}].${field}`,
    })
    return
  }
}

interface Cut {
  readonly groupId: string
  readonly isJoin: boolean
  readonly name: string
  readonly version: number
  readonly missing: string
  readonly path: string
}

function claim({ request, connection, apiName }: Exchange, models: Models, cut: Cut): Claim {
  const client = clientText(models, connection)
  return {
    subject: `${cut.name} of ${client} in ${cut.groupId}`,
    severity: 'error',
    confidence: 'proven',
    form: cut.isJoin ? 'subscription' : 'assignment',
    parameters: {
      client,
      api: apiName,
      group: cut.groupId,
      name: cut.name,
      version: cut.version,
      missing: cut.missing === '' ? '?' : cut.missing,
    },
    evidence: [at(request, cut.path)],
    connections: [connection.id],
  }
}
