// The shape of the generated tables in schema/. Facts only: what is on the wire in which version.
// A table is the union of the Kafka releases that it was generated from; `older` keeps the few
// versions for which an older release means something else (design: the newest release wins).
import type { KafkaStruct, KafkaValue } from './value.ts'
import type { Reader } from './wire/reader.ts'

/** First and last version, both included. */
export type Range = readonly [from: number, to: number]

/** Releases whose schemas are known, newest first. */
export type Release = '4.4' | '3.9'

export type ScalarType =
  | 'bool'
  | 'int8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'float64'
  | 'uuid'
  | 'string'
  | 'bytes'
  | 'records'

export interface Field {
  /** camelCase, as Kafka's JSON prints it. */
  readonly name: string
  readonly type: ScalarType | 'struct'
  /** The field is an array of `type`. */
  readonly array?: true
  readonly versions: Range
  /** Versions in which null is allowed; the encoding of the length depends on it. */
  readonly nullable?: Range
  readonly tag?: number
  /** Versions in which the field is tagged; it has `tag` then. */
  readonly tagged?: Range
  /** Versions in which lengths are varints, where that differs from the message's. 'none' for clientId. */
  readonly flexible?: Range | 'none'
  /** Where it is not the zero of the type. An int64 is given as decimal digits. */
  readonly default?: string | number | boolean | null
  /** Kafka drops the value silently where the version has no such field. */
  readonly ignorable?: true
  /** The elements of the array are unique by this field. */
  readonly mapKey?: true
  /** What the value names: groupId, topicName, brokerId, producerId, transactionalId ... */
  readonly entity?: string
  /** Kafka's name of the struct. */
  readonly struct?: string
  readonly fields?: readonly Field[]
}

export interface FieldSet {
  readonly name: string
  readonly versions: Range
  readonly fields: readonly Field[]
}

export interface MessageSchema {
  /** e.g. FetchRequest. */
  readonly name: string
  readonly versions: Range
  readonly flexible?: Range
  readonly fields: readonly Field[]
  /** The versions that an older release lays out or names differently. */
  readonly older?: FieldSet & { readonly release: Release }
}

export interface ApiSchema {
  readonly name: string
  readonly apiKey: number
  /** Valid versions of each release, the unstable ones included; absent where it has none. */
  readonly releases: Readonly<Partial<Record<Release, Range>>>
  /** Versions that the newest release knows but enables only on request. */
  readonly unstable?: Range
  /** Who serves it: broker, controller; zkBroker in releases before 4.0. */
  readonly listeners: readonly string[]
  readonly request: MessageSchema
  readonly response: MessageSchema
}

export type DataKind = 'header' | 'data' | 'coordinatorKey' | 'coordinatorValue' | 'metadata'

/** A schema that is not an API: headers, what is inside bytes fields, and records of internal topics. */
export interface DataSchema extends MessageSchema {
  readonly kind: DataKind
  /** Type id of a metadata record; of a coordinator record: the int16 that its key begins with. */
  readonly apiKey?: number
  /** The part of Kafka that owns it, e.g. group-coordinator: type ids are unique in it. */
  readonly module: string
}

export type Read<T extends KafkaValue = KafkaValue> = (reader: Reader) => T

/** Builds a struct by reading its fields one after another; no struct has more than 24. */
export type StructBuilder = (reads: FieldReads, reader: Reader) => KafkaStruct

export type FieldReads = Readonly<
  Record<
    | 0
    | 1
    | 2
    | 3
    | 4
    | 5
    | 6
    | 7
    | 8
    | 9
    | 10
    | 11
    | 12
    | 13
    | 14
    | 15
    | 16
    | 17
    | 18
    | 19
    | 20
    | 21
    | 22
    | 23,
    Read
  >
>
