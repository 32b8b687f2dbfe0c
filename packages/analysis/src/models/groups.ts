// Follows groups of all kinds: classic (JoinGroup, SyncGroup, Heartbeat), and those whose
// one API is a heartbeat (KIP-848 consumer groups, share groups, streams groups).
import type { AnalysisEvent, Exchange } from '../events.ts'
import type { FactStore } from '../facts/fact-store.ts'
import { numberOf, structsOf, textOf } from '../values.ts'
import { Group, type GroupKind, type RebalanceCause } from './group.ts'
import { said, type Model } from './model.ts'

const REBALANCE_IN_PROGRESS = 27
const KINDS: Readonly<Record<string, GroupKind>> = {
  ConsumerGroupHeartbeat: 'consumer',
  ShareGroupHeartbeat: 'share',
  StreamsGroupHeartbeat: 'streams',
}
const MAX_GROUPS = 10_000
const MAX_MEMBERS = 5000

export class GroupsModel implements Model {
  readonly apis: readonly string[] = [
    'JoinGroup',
    'SyncGroup',
    'Heartbeat',
    'LeaveGroup',
    ...Object.keys(KINDS),
  ]
  readonly #facts: FactStore
  readonly #groups = new Map<string, Group>()

  constructor(facts: FactStore) {
    this.#facts = facts
  }

  of(groupId: string): Group | undefined {
    return this.#groups.get(groupId)
  }

  groups(): Iterable<Group> {
    return this.#groups.values()
  }

  on(event: AnalysisEvent): void {
    if (event.type === 'request' && event.request.apiName === 'JoinGroup') {
      const { body, apiName } = event.request
      const group = this.#group(textOf(body, 'groupId'), 'classic')
      const memberId = textOf(body, 'memberId') ?? ''
      group?.begin(
        group.members.has(memberId) ? 'rejoin' : 'join',
        said(apiName, event.request, 'memberId'),
      )
      return
    }
    if (event.type !== 'exchange') return
    const kind = KINDS[event.apiName]
    const group = this.#group(textOf(event.request.body, 'groupId'), kind ?? 'classic')
    if (group === undefined) return
    if (kind !== undefined) this.#heartbeat(group, event)
    else this.#classic(group, event)
  }

  #classic(group: Group, event: Exchange): void {
    const { request, response, apiName } = event
    const code = numberOf(response.body, 'errorCode') ?? 0
    if (code === REBALANCE_IN_PROGRESS)
      group.begin('elsewhere', said(apiName, response, 'errorCode'))
    if (code !== 0) return
    if (apiName === 'JoinGroup') this.#joined(group, event)
    if (apiName === 'SyncGroup') group.settle(response.timeNs, response.frame)
    if (apiName === 'LeaveGroup') {
      const members = structsOf(request.body, 'members').flatMap(
        (each) => textOf(each, 'memberId') ?? [],
      )
      const single = textOf(request.body, 'memberId')
      this.#left(group, single === undefined ? members : [single], event)
    }
    const member = group.members.get(textOf(request.body, 'memberId') ?? '')
    if (member !== undefined) member.lastFrame = response.frame
  }

  #joined(group: Group, { request, response, connection }: Exchange): void {
    const { body } = response
    const memberId = textOf(body, 'memberId') ?? ''
    group.generation = numberOf(body, 'generationId') ?? -1
    group.protocol = textOf(body, 'protocolName')
    group.leader = textOf(body, 'leader')
    this.#facts.note(
      'group',
      group.groupId,
      'generation',
      group.generation,
      response.frame,
      'generationId',
    )
    const listed = structsOf(body, 'members')
    // Only the leader is told who else is there.
    if (listed.length > 0) {
      const present = new Set(listed.flatMap((each) => textOf(each, 'memberId') ?? []))
      for (const known of group.members.keys()) if (!present.has(known)) group.members.delete(known)
      this.#facts.note('group', group.groupId, 'members', present.size, response.frame, 'members')
    }
    if (group.members.size >= MAX_MEMBERS) return
    group.members.set(memberId, {
      memberId,
      clientId: request.info.clientId ?? undefined,
      groupInstanceId: textOf(request.body, 'groupInstanceId'),
      connection: connection.id,
      sinceFrame: group.members.get(memberId)?.sinceFrame ?? response.frame,
      epoch: group.generation,
      lastFrame: response.frame,
    })
  }

  #heartbeat(group: Group, event: Exchange): void {
    const { request, response, connection, apiName } = event
    if (numberOf(response.body, 'errorCode') !== 0) return
    const memberId = textOf(response.body, 'memberId') ?? textOf(request.body, 'memberId') ?? ''
    const asked = numberOf(request.body, 'memberEpoch') ?? 0
    if (asked < 0) return this.#left(group, [memberId], event)
    const epoch = numberOf(response.body, 'memberEpoch') ?? -1
    const known = group.members.get(memberId)
    if (known === undefined) group.begin('join', said(apiName, request, 'memberId'))
    else if (epoch > known.epoch) group.begin('elsewhere', said(apiName, response, 'memberEpoch'))
    if (epoch > group.generation) {
      group.generation = epoch
      this.#facts.note('group', group.groupId, 'generation', epoch, response.frame, 'memberEpoch')
    }
    if (known !== undefined || group.members.size < MAX_MEMBERS) {
      group.members.set(memberId, {
        memberId,
        clientId: request.info.clientId ?? undefined,
        groupInstanceId: textOf(request.body, 'instanceId'),
        connection: connection.id,
        sinceFrame: known?.sinceFrame ?? response.frame,
        epoch,
        lastFrame: response.frame,
      })
    }
    const isSettled = [...group.members.values()].every((each) => each.epoch === group.generation)
    if (isSettled) group.settle(response.timeNs, response.frame)
    this.#noteMembers(group, response.frame)
  }

  #left(group: Group, memberIds: readonly string[], { request, apiName }: Exchange): void {
    for (const memberId of memberIds) group.members.delete(memberId)
    const cause: RebalanceCause = 'leave'
    if (group.members.size > 0) group.begin(cause, said(apiName, request, 'memberId'))
    this.#noteMembers(group, request.frame)
  }

  #noteMembers(group: Group, frame: number): void {
    this.#facts.note('group', group.groupId, 'members', group.members.size, frame)
  }

  #group(groupId: string | undefined, kind: GroupKind): Group | undefined {
    if (groupId === undefined) return undefined
    const known = this.#groups.get(groupId)
    if (known !== undefined) {
      known.kind = kind
      return known
    }
    if (this.#groups.size >= MAX_GROUPS) return undefined
    const created = new Group(groupId, kind)
    this.#groups.set(groupId, created)
    return created
  }
}
