// Values of __cluster_metadata: a frame version, then the type and the version of the record, all as
// unsigned varints, then the record. Type ids are Kafka's own, one table for all (metadata.json).
//
// Source: server-common/.../AbstractApiMessageSerde.java @ 4.4.0
import { dataSchemas } from '../apis.ts'
import { decodeDataTree, type DecodedDataTree } from '../data.ts'
import { DecodeError } from '../wire/errors.ts'
import { Reader } from '../wire/reader.ts'

/** The only frame version there is. */
const FRAME_VERSION = 1

export interface MetadataRecord {
  readonly frameVersion: number
  /** The type id. */
  readonly apiKey: number
  readonly version: number
  /** Undefined for a type that no release knows. */
  readonly data?: DecodedDataTree
}

const names = new Map(
  dataSchemas.filter(({ kind }) => kind === 'metadata').map(({ apiKey, name }) => [apiKey, name]),
)

/** Undefined where the value is no metadata record. Spans count from the start of `value`. */
export function readMetadataRecord(value: Uint8Array): MetadataRecord | undefined {
  const reader = new Reader(value)
  try {
    const frameVersion = reader.uvarint()
    const apiKey = reader.uvarint()
    const version = reader.uvarint()
    if (frameVersion !== FRAME_VERSION || version > 0x7fff) return undefined
    const name = names.get(apiKey)
    if (name === undefined) return { frameVersion, apiKey, version }
    const data = decodeDataTree(name, version, value, { start: reader.offset })
    return { frameVersion, apiKey, version, data }
  } catch (error) {
    if (error instanceof DecodeError) return undefined
    throw error
  }
}
