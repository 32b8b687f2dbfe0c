// One scalar of protobuf: little-endian fixed numbers, varints of two's complement, zigzag for the
// sint types. 64-bit numbers are bigints, as everywhere here.
import type { KafkaValue } from '../../value.ts'
import { unzigzag64 } from '../../wire/varint.ts'
import { decodeUtf8 } from '../../wire/text.ts'
import { uint64At, type WireType } from './wire.ts'

export function wireTypeOf(type: string): WireType {
  switch (type) {
    case 'string':
    case 'bytes':
      return 'bytes'
    case 'double':
    case 'fixed64':
    case 'sfixed64':
      return 'fixed64'
    case 'float':
    case 'fixed32':
    case 'sfixed32':
      return 'fixed32'
    default:
      return 'varint'
  }
}

/** The value in the content of a field, whose length has been checked. */
export function scalarAt(type: string, bytes: Uint8Array, from: number, end: number): KafkaValue {
  switch (type) {
    case 'string':
      return decodeUtf8(bytes, from, end)
    case 'bytes':
      return bytes.subarray(from, end)
    case 'double':
      return view(bytes, from, 8).getFloat64(0, true)
    case 'fixed64':
      return view(bytes, from, 8).getBigUint64(0, true)
    case 'sfixed64':
      return view(bytes, from, 8).getBigInt64(0, true)
    case 'float':
      return view(bytes, from, 4).getFloat32(0, true)
    case 'fixed32':
      return view(bytes, from, 4).getUint32(0, true)
    case 'sfixed32':
      return view(bytes, from, 4).getInt32(0, true)
    default:
      return varintValue(type, uint64At(bytes, from, end))
  }
}

function varintValue(type: string, value: bigint): KafkaValue {
  switch (type) {
    case 'bool':
      return value !== 0n
    case 'uint64':
      return value
    case 'int64':
      return BigInt.asIntN(64, value)
    case 'sint64':
      return unzigzag64(value)
    case 'uint32':
      return Number(BigInt.asUintN(32, value))
    case 'sint32':
      return Number(BigInt.asIntN(32, unzigzag64(value)))
    default:
      return Number(BigInt.asIntN(32, value))
  }
}

function view(bytes: Uint8Array, from: number, length: number): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset + from, length)
}
