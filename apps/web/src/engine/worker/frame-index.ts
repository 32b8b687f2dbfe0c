// What the worker remembers of every frame: about 90 bytes in typed arrays plus its summary. Bytes
// and decoded messages are not here; a frame knows the pieces of the file that hold it. Row n is
// frame n + 1.
import type { FrameStatus } from '../messages.ts'
import { ColumnStore } from './columns.ts'
import { TextPool } from './text-pool.ts'

/** Frames after this many are counted and not listed (the bound of the design). */
export const MAX_INDEXED = 2_000_000

const LAYOUT = {
  packet: 'u32',
  timeNs: 'i64',
  /** Since the frame before on its connection; -1 = first. */
  deltaNs: 'i64',
  /** -1 = not paired. */
  latencyNs: 'i64',
  connection: 'u32',
  isResponse: 'u8',
  streamOffset: 'f64',
  size: 'u32',
  /** Frame number of the other half, 0 = none. */
  pair: 'u32',
  /** -1 = unknown. */
  apiKey: 'i16',
  apiVersion: 'i16',
  correlationId: 'i32',
  hasCorrelationId: 'u8',
  /** 0 = ok, else 1 + index in STATUSES. */
  status: 'u8',
  errorCode: 'i16',
  errorCount: 'u16',
  summary: 'u32',
  /** 0 = none, else 1 + id in `clientIds`. */
  clientId: 'u32',
  isToken: 'u8',
  firstPiece: 'u32',
  pieceCount: 'u32',
} as const
const PIECE_LAYOUT = { fileOffset: 'f64', length: 'u32' } as const

export const STATUSES: readonly FrameStatus[] = [
  'assumed',
  'partial',
  'undecodable',
  'inferred',
  'withheld',
  'encrypted',
]

export interface FrameEntry {
  readonly packet: number
  readonly timeNs: bigint
  readonly deltaNs: bigint | null
  readonly connection: number
  readonly isResponse: boolean
  readonly streamOffset: number
  readonly size: number
  readonly apiKey: number | null
  readonly apiVersion: number | null
  readonly correlationId: number | null
  readonly status: FrameStatus | null
  readonly errorCode: number | null
  readonly errorCount: number
  readonly summary: string
  readonly clientId: string | null
  /** Bytes of a SASL mechanism without a Kafka header. */
  readonly isToken: boolean
  readonly pieces: readonly { readonly fileOffset: number; readonly length: number }[]
}

export class FrameIndex {
  readonly #store = new ColumnStore(LAYOUT)
  readonly #pieces = new ColumnStore(PIECE_LAYOUT)
  #pieceCount = 0
  readonly summaries = new TextPool()
  readonly clientIds: string[] = []
  readonly #clientIdNumbers = new Map<string, number>()
  length = 0

  get columns() {
    return this.#store.columns
  }

  append(entry: FrameEntry): void {
    const row = this.length
    this.#store.reserve(row + 1)
    const to = this.#store.columns
    to.packet[row] = entry.packet
    to.timeNs[row] = entry.timeNs
    to.deltaNs[row] = entry.deltaNs ?? -1n
    to.latencyNs[row] = -1n
    to.connection[row] = entry.connection
    to.isResponse[row] = entry.isResponse ? 1 : 0
    to.streamOffset[row] = entry.streamOffset
    to.size[row] = entry.size
    to.pair[row] = 0
    to.apiKey[row] = entry.apiKey ?? -1
    to.apiVersion[row] = entry.apiVersion ?? -1
    to.correlationId[row] = entry.correlationId ?? 0
    to.hasCorrelationId[row] = entry.correlationId === null ? 0 : 1
    to.status[row] = entry.status === null ? 0 : 1 + STATUSES.indexOf(entry.status)
    to.errorCode[row] = entry.errorCode ?? 0
    to.errorCount[row] = Math.min(entry.errorCount, 0xffff)
    to.summary[row] = this.summaries.add(entry.summary)
    to.clientId[row] = entry.clientId === null ? 0 : 1 + this.#clientIdNumber(entry.clientId)
    to.isToken[row] = entry.isToken ? 1 : 0
    this.#addPieces(row, entry.pieces)
    this.length = row + 1
  }

  /** Joins a request and its response, both as frame numbers. */
  pair(request: number, response: number, latencyNs: bigint): void {
    const { pair, latencyNs: latency } = this.#store.columns
    for (const [frame, other] of [
      [request, response],
      [response, request],
    ] as const) {
      if (frame < 1 || frame > this.length) continue
      if (other <= this.length) pair[frame - 1] = other
      latency[frame - 1] = latencyNs
    }
  }

  piecesOf(frame: number): { fileOffset: number; length: number }[] {
    const first = this.#store.columns.firstPiece[frame - 1] ?? 0
    const count = this.#store.columns.pieceCount[frame - 1] ?? 0
    const { fileOffset, length } = this.#pieces.columns
    return Array.from({ length: count }, (_, index) => ({
      fileOffset: fileOffset[first + index] ?? 0,
      length: length[first + index] ?? 0,
    }))
  }

  summaryOf(frame: number): string {
    return this.summaries.at(this.#store.columns.summary[frame - 1] ?? 0)
  }

  /** Frame number of the lasting name's parts, or 0. */
  find(connection: number, isResponse: boolean, streamOffset: number): number {
    const { columns } = this
    for (let row = 0; row < this.length; row += 1) {
      if (
        columns.connection[row] === connection &&
        columns.streamOffset[row] === streamOffset &&
        (columns.isResponse[row] === 1) === isResponse
      ) {
        return row + 1
      }
    }
    return 0
  }

  /** The frame before or after on the same connection, or 0. */
  neighbour(frame: number, step: -1 | 1): number {
    const { connection } = this.columns
    for (let row = frame - 1 + step; row >= 0 && row < this.length; row += step) {
      if (connection[row] === connection[frame - 1]) return row + 1
    }
    return 0
  }

  /** The newest frame that is not later than `timeNs`; the first frame if all are later. */
  frameAt(timeNs: bigint): number {
    const times = this.#store.columns.timeNs
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((times[middle] ?? 0n) <= timeNs) low = middle + 1
      else high = middle
    }
    return Math.max(low, Math.min(1, this.length))
  }

  #addPieces(row: number, pieces: FrameEntry['pieces']): void {
    const to = this.#store.columns
    to.firstPiece[row] = this.#pieceCount
    to.pieceCount[row] = pieces.length
    this.#pieces.reserve(this.#pieceCount + pieces.length)
    for (const { fileOffset, length } of pieces) {
      this.#pieces.columns.fileOffset[this.#pieceCount] = fileOffset
      this.#pieces.columns.length[this.#pieceCount] = length
      this.#pieceCount += 1
    }
  }

  #clientIdNumber(clientId: string): number {
    const known = this.#clientIdNumbers.get(clientId)
    if (known !== undefined) return known
    this.clientIds.push(clientId)
    this.#clientIdNumbers.set(clientId, this.clientIds.length - 1)
    return this.clientIds.length - 1
  }
}
