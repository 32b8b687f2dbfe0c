// What the Records and Ledger panes of a frame show.

export interface RecordsAnswer {
  readonly frame: number
  readonly sets: readonly RecordSetRows[]
}

/** One `records` field: the batches of one partition. */
export interface RecordSetRows {
  readonly path: string
  /** `orders[0]`, as far as the message names it. */
  readonly title: string
  readonly sizeInBytes: number
  readonly withheld: boolean
  readonly batches: readonly BatchRow[]
  /** Of a last batch that a broker cut off at its limit, which is normal in a Fetch. */
  readonly cutBytes: number
  readonly failure: string | null
}

export interface BatchRow {
  /** Field names of Kafka's RecordBatch with their values, in reading order. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly records: readonly RecordRow[]
  /** Records that are there but not listed, see `RECORD_LIMIT` of the worker. */
  readonly more: number
  readonly failure: string | null
}

export interface RecordRow {
  readonly offset: bigint
  readonly timestamp: bigint
  readonly key: string | null
  readonly value: string | null
  readonly headers: readonly string[]
}

export interface LedgerAnswer {
  readonly frame: number
  readonly rows: readonly LedgerRow[]
}

/** One place where the broker's bytes differ from what the client got. */
export interface LedgerRow {
  readonly offset: number
  readonly path: string | null
  readonly broker: Uint8Array
  readonly client: Uint8Array
}
