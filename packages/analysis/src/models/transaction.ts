// One transactional id over the capture: the state that its coordinator is in, as far
// as the frames tell, and every step that a request took or was refused.
//
//   Unknown --InitProducerId--> Empty --AddPartitionsToTxn, AddOffsetsToTxn (TV 0, 1)--> Ongoing
//                                     --Produce v12+, TxnOffsetCommit v5+ (TV 2)-------> Ongoing
//   Ongoing --EndTxn--> CompleteCommit or CompleteAbort --as from Empty--> Ongoing
//
// Prepare states are between EndTxn's answer and the markers; a client sees them only
// as 51 on its next step. States are `certain` where an answer proves them.
// Source: TransactionState, TransactionCoordinator @ Kafka 4.3.

import type { Connection } from '@brokerscope/trace'
import type { Said } from './model.ts'

export type TransactionState = 'Unknown' | 'Empty' | 'Ongoing' | 'CompleteCommit' | 'CompleteAbort'

export interface Step {
  readonly timeNs: bigint
  /** Frame that asked and frame that answered; 0 where there was no answer. */
  readonly requestFrame: number
  readonly frame: number
  /** Connection of both. */
  readonly connection: number
  readonly apiName: string
  readonly apiVersion: number
  readonly from: TransactionState
  /** Where the step led, or, refused, where it would have led. */
  readonly to: TransactionState
  readonly isRefused: boolean
  /** First non-zero error code of the answer, 0 for success. */
  readonly code: number
  readonly isCertain: boolean
  readonly producerId: bigint
  readonly producerEpoch: number
  /** The transaction.version that the server takes the client for: 2, or 0 for less. */
  readonly seenVersion: 0 | 2
}

/** What belongs to the open transaction, or the one that ended last. */
export interface OpenTransaction {
  /** Frame of the first step, 0 while empty. */
  startFrame: number
  startNs: bigint
  /** By AddPartitionsToTxn, with the frame that answered. */
  readonly added: Map<string, number>
  /** By Produce v12+: the leader adds for the client. */
  readonly implied: Map<string, number>
  readonly produced: Map<string, number>
  /** Groups by AddOffsetsToTxn, or TxnOffsetCommit v5+. */
  readonly groups: Map<string, number>
}

/** Steps kept for each transactional id: the first and the latest. Our choice. */
const KEPT_FIRST = 200
const KEPT_LAST = 800

export class TransactionLane {
  readonly transactionalId: string
  state: TransactionState = 'Unknown'
  isCertain = false
  producerId = -1n
  producerEpoch = -1
  timeoutMs: number | undefined
  /** The InitProducerId answer that began the present use of the id, and who gave it. */
  init: Said<bigint> | undefined
  initBroker: Connection | undefined
  open: OpenTransaction = emptyTransaction()
  /** The transaction before; what is produced after its end belongs to `open`. */
  ended: OpenTransaction | undefined
  readonly #first: Step[] = []
  #last: Step[] = []
  #dropped = 0

  constructor(transactionalId: string) {
    this.transactionalId = transactionalId
  }

  get steps(): readonly Step[] {
    return [...this.#first, ...this.#last]
  }

  /** Steps in the middle that were dropped. */
  get droppedSteps(): number {
    return this.#dropped
  }

  get lastStep(): Step | undefined {
    return this.#last.at(-1) ?? this.#first.at(-1)
  }

  /** Has anything been put into the open transaction? */
  get isEmpty(): boolean {
    const { added, implied, produced, groups } = this.open
    return added.size + implied.size + produced.size + groups.size === 0
  }

  addStep(step: Step): void {
    if (this.#first.length < KEPT_FIRST) {
      this.#first.push(step)
      return
    }
    this.#last.push(step)
    if (this.#last.length <= 2 * KEPT_LAST) return
    this.#dropped += KEPT_LAST
    this.#last = this.#last.slice(KEPT_LAST)
  }

  begin(frame: number, timeNs: bigint): void {
    if (this.open.startFrame !== 0) return
    this.open.startFrame = frame
    this.open.startNs = timeNs
  }

  end(): void {
    this.ended = this.open
    this.open = emptyTransaction()
  }
}

function emptyTransaction(): OpenTransaction {
  return {
    startFrame: 0,
    startNs: 0n,
    added: new Map(),
    implied: new Map(),
    produced: new Map(),
    groups: new Map(),
  }
}
