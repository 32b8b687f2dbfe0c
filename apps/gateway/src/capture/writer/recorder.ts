// From the records of the ring to the bytes of segments. No I/O and no clock: time is what the
// records say. A segment is cut between frames, when it is large or old enough or when the section
// has something new to say (listeners, cluster id); if some connection is always inside a frame,
// it is cut all the same after a while, and the reader is told where frames go on.
import {
  type Direction,
  formatSplices,
  formatWithheld,
  type Round,
  type SegmentWriter,
  type Splice,
  type WithheldRange,
} from '@brokerscope/trace'
import {
  CLOSED,
  type ClosedRecord,
  DATA,
  decodeJson,
  DROPPED,
  LEDGER,
  type LedgerSplice,
  OPENED,
  type OpenedRecord,
  RESPONSE,
  SECTION,
  type SectionRecord,
  STOP,
} from '../ring/ring-records.ts'
import { RecordedConnection } from './recorded-connection.ts'

export interface RecorderOptions {
  readonly writer: SegmentWriter
  readonly sessionId: string
  readonly section: SectionRecord
  readonly anchorNs: bigint
  readonly segmentBytes: number
  readonly segmentMs: number
  readonly keepSecrets: boolean
  /** Begins the next segment; `append` goes there from now on. */
  readonly beginSegment: () => void
  readonly append: (bytes: Uint8Array) => void
  readonly segmentLength: () => number
}

/** How long a cut waits for a moment between frames. Our choice. */
const PATIENCE_BYTES = 4 * 1024 * 1024
const PATIENCE_NS = 1e9

export class Recorder {
  readonly #options: RecorderOptions
  readonly #connections = new Map<number, RecordedConnection>()
  /** Per connection: what the broker had sent in the response that ends next. */
  readonly #ledgers = new Map<number, readonly Splice[]>()
  #section: SectionRecord
  #timeNs = 0
  #segmentBeganNs = 0
  /** Where the segment begins to say something new; with 100,000 connections that is late. */
  #preludeEnd = 0
  #cutWantedNs: number | undefined
  #cutWantedAt = 0
  frames = 0
  connections = 0
  isStopped = false

  constructor(options: RecorderOptions) {
    this.#options = options
    this.#section = options.section
    this.#beginSegment()
  }

  handle(
    type: number,
    directionCode: number,
    connectionId: number,
    timeNs: number,
    bytes: Uint8Array,
  ): void {
    this.#timeNs = timeNs
    // Several changes of the section in a row become one segment.
    if (type !== SECTION) this.#cutIfDue()
    const direction = directionCode === RESPONSE ? 'response' : 'request'
    const connection = this.#connections.get(connectionId)
    switch (type) {
      case DATA:
        connection?.leg(direction).push(bytes)
        break
      case LEDGER:
        this.#ledgers.set(connectionId, (decodeJson(bytes) as LedgerSplice[]).map(asSplice))
        break
      case OPENED:
        this.#open(connectionId, decodeJson(bytes) as OpenedRecord)
        break
      case CLOSED:
        if (connection !== undefined) this.#close(connection, decodeJson(bytes) as ClosedRecord)
        break
      case DROPPED:
        if (connection !== undefined) this.#skip(connection, direction, Number(decodeText(bytes)))
        break
      case SECTION:
        this.#section = decodeJson(bytes) as SectionRecord
        this.#wantCut()
        break
      case STOP:
        this.#stop()
        break
    }
  }

  #open(id: number, { client, listener, nodeId }: OpenedRecord): void {
    const written = { id, client, broker: listener, ...(nodeId !== null && { nodeId }) }
    const connection = new RecordedConnection(written, this.#options.keepSecrets, this.#write)
    this.#connections.set(id, connection)
    this.connections++
    this.#options.append(this.#options.writer.open(written, this.#wallNs()))
  }

  readonly #write = (
    { written }: RecordedConnection,
    direction: Direction,
    bytes: Uint8Array,
    endsFrame: boolean,
    remember: Round | undefined,
    withheld: readonly WithheldRange[],
  ): void => {
    const { append, writer } = this.#options
    let comments: string[] | undefined
    if (withheld.length > 0) comments = formatWithheld(withheld)
    if (endsFrame) {
      this.frames++
      const ledger = direction === 'response' ? this.#ledgers.get(written.id) : undefined
      if (ledger !== undefined) {
        comments = [...(comments ?? []), ...formatSplices(ledger)]
        this.#ledgers.delete(written.id)
      }
    }
    const options = {
      endsFrame,
      ...(remember !== undefined && { remember }),
      ...(comments !== undefined && { comments }),
    }
    append(writer.data(written, direction, bytes, this.#wallNs(), options))
  }

  #skip(connection: RecordedConnection, direction: Direction, bytes: number): void {
    if (direction === 'response') this.#ledgers.delete(connection.written.id)
    connection.skipped(direction)
    this.#options.writer.skip(connection.written, direction, bytes, { endsFrame: true })
  }

  #close(connection: RecordedConnection, { by, how, sentence }: ClosedRecord): void {
    const { written } = connection
    if (by !== 'broker' || how === 'reset') connection.request.end()
    if (by !== 'client' || how === 'reset') connection.response.end()
    this.#options.append(this.#options.writer.close(written, by, how, this.#wallNs(), sentence))
    if (how === 'reset' || by === 'capture' || connection.isClosedBy(by)) {
      this.#connections.delete(written.id)
      this.#ledgers.delete(written.id)
    }
  }

  #stop(): void {
    for (const connection of this.#connections.values()) {
      connection.request.end()
      connection.response.end()
    }
    this.isStopped = true
  }

  #wantCut(): void {
    this.#cutWantedNs ??= this.#timeNs
    this.#cutWantedAt = this.#options.segmentLength()
  }

  #cutIfDue(): void {
    const { segmentBytes, segmentMs, segmentLength } = this.#options
    const length = segmentLength()
    const isOld = this.#timeNs - this.#segmentBeganNs > segmentMs * 1e6
    if (this.#cutWantedNs === undefined) {
      if (length - this.#preludeEnd < segmentBytes && !isOld) return
      this.#wantCut()
    }
    const isOverdue =
      length - this.#cutWantedAt > PATIENCE_BYTES ||
      this.#timeNs - (this.#cutWantedNs ?? 0) > PATIENCE_NS
    if (isOverdue || !this.#isInsideFrame()) this.#beginSegment()
  }

  #isInsideFrame(): boolean {
    for (const { request, response } of this.#connections.values()) {
      if (request.isInsideFrame || response.isInsideFrame) return true
    }
    return false
  }

  #beginSegment(): void {
    const { append, beginSegment, sessionId, writer } = this.#options
    this.#cutWantedNs = undefined
    this.#segmentBeganNs = this.#timeNs
    beginSegment()
    append(writer.sectionHeader({ sessionId, ...this.#section, frame1TimeNs: null, quirks: [] }))
    append(writer.prelude())
    this.#preludeEnd = this.#options.segmentLength()
  }

  #wallNs(): bigint {
    return this.#options.anchorNs + BigInt(this.#timeNs)
  }
}

function asSplice({ offset, removed, base64 }: LedgerSplice): Splice {
  return { offset, removed, bytes: Buffer.from(base64, 'base64') }
}

function decodeText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
