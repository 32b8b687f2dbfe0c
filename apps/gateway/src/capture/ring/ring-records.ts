// What travels through the ring, from the thread that forwards to the one that writes.
//
// After DROPPED the next DATA of that direction begins with a frame: the producer drops on until
// one starts, so that the writer knows where it is. A LEDGER belongs to the next frame that ends
// in the response direction of its connection.
import type { Endpoint, SectionInfo } from '@brokerscope/trace'

/** Types of records; 0 is the ring's own filler. */
export const OPENED = 1 // JSON OpenedRecord
export const DATA = 2 // the bytes
export const DROPPED = 3 // decimal count of bytes
export const LEDGER = 4 // JSON LedgerSplice[]
export const CLOSED = 5 // JSON ClosedRecord
export const SECTION = 6 // JSON SectionRecord: the next segment begins with it
export const STOP = 7

export const REQUEST = 0
export const RESPONSE = 1
export type DirectionCode = typeof REQUEST | typeof RESPONSE

export interface OpenedRecord {
  readonly client: Endpoint
  readonly listener: Endpoint
  /** Null on the bootstrap listener while no node has named its address. */
  readonly nodeId: number | null
}

export interface ClosedRecord {
  readonly by: 'client' | 'broker' | 'capture'
  readonly how: 'fin' | 'reset'
  /** Why, where it is not obvious; becomes a comment on the packet. */
  readonly sentence?: string
}

export interface LedgerSplice {
  readonly offset: number
  readonly removed: number
  readonly base64: string
}

export type SectionRecord = Pick<SectionInfo, 'clusterId' | 'listeners' | 'nodes'>

export function encodeJson(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value))
}

export function decodeJson(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString('utf8'))
}
