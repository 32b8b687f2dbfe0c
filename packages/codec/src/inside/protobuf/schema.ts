/** Messages and enumerations of .proto files, as the generator writes them. */
export interface ProtobufSchema {
  /** By name without its package; a nested one behind its parent: `Summary.ValueAtQuantile`. */
  readonly messages: Readonly<Record<string, readonly ProtobufFieldSchema[]>>
  readonly enums: Readonly<Record<string, Readonly<Record<number, string>>>>
}

export interface ProtobufFieldSchema {
  readonly number: number
  /** camelCase, as protobuf's own JSON has it. */
  readonly name: string
  /** A scalar of protobuf, or the name of a message or an enumeration. */
  readonly type: string
  readonly repeated?: true
}
