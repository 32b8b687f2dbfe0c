// One open session in the worker: the index, the bytes behind it, and the answers to the page.
import { messageToJson, recordsToJson } from '@brokerscope/codec'
import { indentJson } from '../../lib/indent-json.ts'
import type { FrameName } from '../../lib/frame-name.ts'
import type { Dialogue, Located, Phase, Question, Rows, SessionDelta, Topic } from '../messages.ts'
import type { FindingCounts } from '../overview-messages.ts'
import type { LedgerAnswer, RecordsAnswer } from '../pane-messages.ts'
import type { TreeAnswer } from '../tree-messages.ts'
import { bucketsOf } from './buckets.ts'
import { isWithheld } from './byte-marks.ts'
import { CaptureReader } from './capture-reader.ts'
import { decodeFrame, decodeFrameTree, factsOf, isMessage } from './frame-decode.ts'
import { rowOf, windowOf } from './frame-rows.ts'
import { treeOf } from './frame-tree.ts'
import { readPieces, type ByteSource } from './kept-bytes.ts'
import { ledgerOf } from './ledger.ts'
import { Lru } from './lru.ts'
import { recordSetsOf } from './record-sets.ts'
import { countFindings, overviewOf } from './overview.ts'
import { RowOrders } from './row-order.ts'

/** Decoded trees that are kept (the bound of the design). */
const KEPT_TREES = 200
/** A frame is read back up to this size; larger ones are decoded as far as their head goes. */
const MAX_FRAME_BYTES = 128 << 20
const ALL_ROWS: Rows = { upTo: null, sort: null }

type Answer = Dialogue[Topic]['answer']
type Answers = {
  readonly [Key in Topic]: (
    asked: Dialogue[Key]['ask'],
  ) => Dialogue[Key]['answer'] | Promise<Dialogue[Key]['answer']>
}

export class WorkerSession {
  readonly capture = new CaptureReader()
  readonly #orders = new RowOrders(this.capture.index)
  readonly #trees = new Lru<number, TreeAnswer>(KEPT_TREES)
  readonly #source: ByteSource
  readonly #answers: Answers = {
    window: (asked) => windowOf(this.capture, this.#orders, asked, this.#revision),
    locate: ({ frame, rows }) => this.#locate(frame, rows),
    tree: ({ frame }) => this.#tree(frame),
    json: ({ frame }) => this.#json(frame),
    records: ({ frame }) => this.#records(frame),
    ledger: ({ frame }) => this.#ledger(frame),
    overview: () => overviewOf(this.capture),
    buckets: ({ count }) => bucketsOf(this.capture, count, this.#revision),
    frameAt: ({ timeNs }) => this.#locate(this.capture.index.frameAt(timeNs), ALL_ROWS),
    neighbour: ({ frame, step }) =>
      this.#locate(this.capture.index.neighbour(frame, step), ALL_ROWS),
  }
  #revision = 0
  #findings = { revision: 0, counts: countFindings([]) }
  phase: Phase = { name: 'opening' }
  /** Of traffic that was forwarded but never recorded, as the gateway says. */
  droppedBytes = 0

  constructor(source: ByteSource) {
    this.#source = source
  }

  /** Called whenever something that a delta shows has changed. */
  touch(): void {
    this.#revision += 1
  }

  delta(): SessionDelta {
    const { capture } = this
    return {
      revision: this.#revision,
      phase: this.phase,
      frames: capture.frames,
      changedFrom: capture.takeChangedFrom(),
      connections: capture.connections.size,
      nodes: capture.participants.nodes(),
      clients: clientsOf(capture),
      bytes: capture.bytesRead,
      droppedBytes: this.droppedBytes,
      startNs: capture.startNs,
      endNs: capture.endNs,
      errors: capture.errors.list(),
      findings: this.#findingCounts(),
      findingsRevision: capture.findingsRevision,
      notices: capture.notices.list,
      noticeCount: capture.notices.count,
    }
  }

  answer(question: Question): Promise<Answer> {
    const answer = this.#answers[question.about] as (question: Question) => Answer | Promise<Answer>
    return Promise.resolve(answer(question))
  }

  #findingCounts(): FindingCounts {
    const { findingsRevision: revision, analysis } = this.capture
    if (this.#findings.revision !== revision) {
      this.#findings = { revision, counts: countFindings(analysis.findings) }
    }
    return this.#findings.counts
  }

  #locate(wanted: number | FrameName, rows: Rows): Located | null {
    const { index } = this.capture
    const frame =
      typeof wanted === 'number'
        ? wanted
        : index.find(wanted.connection, wanted.direction === 'response', wanted.streamOffset)
    if (frame < 1 || frame > index.length) return null
    const { name, pair, timeNs } = rowOf(this.capture, frame)
    return { row: this.#orders.get(rows).rowOf(frame), frame, name, pair, timeNs }
  }

  async #tree(frame: number): Promise<TreeAnswer | null> {
    const known = this.#trees.get(frame)
    // A request that was not answered yet gets its pair later; everything else stays true.
    if (known !== undefined) return { ...known, pair: factsOf(this.capture, frame)?.pair ?? null }
    const tree = treeOf(this.capture, frame, await this.#bytes(frame))
    if (tree !== null) this.#trees.set(frame, tree)
    return tree
  }

  async #json(frame: number): Promise<string | null> {
    const facts = factsOf(this.capture, frame)
    if (facts === null || !isMessage(facts)) return null
    return indentJson(
      messageToJson(decodeFrame(facts, await this.#bytes(frame)), { records: recordsToJson }),
    )
  }

  async #records(frame: number): Promise<RecordsAnswer | null> {
    const facts = factsOf(this.capture, frame)
    if (facts === null || !isMessage(facts)) return null
    const { nodes } = decodeFrameTree(facts, await this.#bytes(frame))
    const withheld = this.capture.extras.get(frame)?.withheld ?? []
    return {
      frame,
      sets: recordSetsOf(
        nodes,
        (node) => isWithheld(node, withheld),
        (topicId) => this.capture.participants.topicName(topicId),
      ),
    }
  }

  async #ledger(frame: number): Promise<LedgerAnswer | null> {
    const tree = await this.#tree(frame)
    return tree === null
      ? null
      : ledgerOf(frame, tree.bytes, tree.rows, this.capture.extras.get(frame))
  }

  async #bytes(frame: number): Promise<Uint8Array> {
    return readPieces(this.#source, this.capture.index.piecesOf(frame), MAX_FRAME_BYTES)
  }
}

/** Software where a client said it, else client ids. */
function clientsOf({ participants, index }: CaptureReader): readonly string[] {
  const software = participants.software()
  return software.length > 0 ? software : index.clientIds.slice(0, 4)
}
