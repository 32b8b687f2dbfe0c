// One group over the capture: who is in it, in which generation or epoch, and its
// rebalances with what set them off, as far as the captured members show.
import type { Said } from './model.ts'

export type GroupKind = 'classic' | 'consumer' | 'share' | 'streams'

/**
 * join: a new member came. leave: one left. rejoin: a known member joined again by
 * itself (other topics, a cooperative second round). elsewhere: a member was told that a
 * rebalance goes on, and nothing in the capture set it off.
 */
export type RebalanceCause = 'join' | 'leave' | 'rejoin' | 'elsewhere'

export interface Member {
  readonly memberId: string
  readonly clientId: string | undefined
  readonly groupInstanceId: string | undefined
  readonly connection: number
  readonly sinceFrame: number
  /** Generation of classic groups, member epoch of the others. */
  epoch: number
  lastFrame: number
}

export interface Rebalance {
  readonly cause: RebalanceCause
  /** The frame that set it off or told of it. */
  readonly setOff: Said<string>
  /** Undefined while it goes on. */
  endNs: bigint | undefined
  endFrame: number
  generation: number
}

/** Rebalances kept for each group: the latest. Our choice. */
const KEPT = 500

export class Group {
  readonly groupId: string
  kind: GroupKind
  generation = -1
  protocol: string | undefined
  leader: string | undefined
  readonly members: Map<string, Member> = new Map()
  rebalances: Rebalance[] = []
  rebalanceCount = 0

  constructor(groupId: string, kind: GroupKind) {
    this.groupId = groupId
    this.kind = kind
  }

  get openRebalance(): Rebalance | undefined {
    const last = this.rebalances.at(-1)
    return last?.endNs === undefined ? last : undefined
  }

  begin(cause: RebalanceCause, setOff: Said<string>): void {
    if (this.openRebalance !== undefined) return
    this.rebalanceCount++
    this.rebalances.push({ cause, setOff, endNs: undefined, endFrame: 0, generation: -1 })
    if (this.rebalances.length > 2 * KEPT) this.rebalances = this.rebalances.slice(-KEPT)
  }

  /** A member has its assignment; the last one to get it ends the rebalance. */
  settle(timeNs: bigint, frame: number): void {
    const last = this.rebalances.at(-1)
    if (last === undefined) return
    if (last.endNs !== undefined && last.generation !== this.generation) return
    last.endNs = timeNs
    last.endFrame = frame
    last.generation = this.generation
  }
}
