// Control records: what a broker or a controller writes into a log for those who read it. A key of
// version and type, and a value by the type:
//
//   ABORT, COMMIT            int16 version, EndTxnMarker
//   LEADER_CHANGE and others the message itself, which begins with its version
//
// Source: clients/.../record/internal/{ControlRecordType,ControlRecordUtils}.java @ 4.4.0
import { decodeDataTree, type DecodedDataTree } from '../data.ts'

const names = [
  'ABORT',
  'COMMIT',
  'LEADER_CHANGE',
  'SNAPSHOT_HEADER',
  'SNAPSHOT_FOOTER',
  'KRAFT_VERSION',
  'KRAFT_VOTERS',
] as const

export type ControlType = (typeof names)[number] | 'UNKNOWN'

const schemas: Readonly<Record<Exclude<ControlType, 'UNKNOWN'>, string>> = {
  ABORT: 'EndTxnMarker',
  COMMIT: 'EndTxnMarker',
  LEADER_CHANGE: 'LeaderChangeMessage',
  SNAPSHOT_HEADER: 'SnapshotHeaderRecord',
  SNAPSHOT_FOOTER: 'SnapshotFooterRecord',
  KRAFT_VERSION: 'KRaftVersionRecord',
  KRAFT_VOTERS: 'VotersRecord',
}

export interface ControlRecord {
  /** Of the key. */
  readonly version: number
  readonly type: ControlType
  /** The number on the wire, also of a type that no release knows. */
  readonly typeId: number
  /** Undefined where there is none, or of an unknown type. */
  readonly value?: DecodedDataTree
}

/** Undefined where the key is no key of a control record. */
export function readControlRecord({
  key,
  value,
}: {
  readonly key: Uint8Array | null
  readonly value: Uint8Array | null
}): ControlRecord | undefined {
  if (key === null || key.length < 4) return undefined
  const version = int16(key, 0)
  const typeId = int16(key, 2)
  const type = names[typeId] ?? 'UNKNOWN'
  if (type === 'UNKNOWN' || value === null || value.length < 2) return { version, type, typeId }
  const isPrefixed = type === 'ABORT' || type === 'COMMIT'
  const decoded = decodeDataTree(schemas[type], int16(value, 0), value, {
    start: isPrefixed ? 2 : 0,
  })
  return { version, type, typeId, value: decoded }
}

function int16(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16)) >> 16
}
