// Readers of single values: one closure per type and form of length, which knows nothing else.
import type { Read, ScalarType } from './schema.ts'
import type { Reader } from './wire/reader.ts'

export function scalarReader(type: ScalarType, compact: boolean, nullable: boolean): Read {
  switch (type) {
    case 'bool':
      return (reader) => reader.boolean()
    case 'int8':
      return (reader) => reader.int8()
    case 'int16':
      return (reader) => reader.int16()
    case 'uint16':
      return (reader) => reader.uint16()
    case 'int32':
      return (reader) => reader.int32()
    case 'uint32':
      return (reader) => reader.uint32()
    case 'int64':
      return (reader) => reader.int64()
    case 'float64':
      return (reader) => reader.float64()
    case 'uuid':
      return (reader) => reader.uuid()
    case 'string':
      return stringReader(compact, nullable)
    default:
      return bytesReader(compact, nullable)
  }
}

function stringReader(compact: boolean, nullable: boolean): Read {
  if (compact) {
    return (reader) => {
      const length = reader.uvarint() - 1
      return length < 0 ? noLength(reader, length, nullable) : reader.text(length)
    }
  }
  return (reader) => {
    const length = reader.int16()
    return length < 0 ? noLength(reader, length, nullable) : reader.text(length)
  }
}

function bytesReader(compact: boolean, nullable: boolean): Read {
  return (reader) => {
    const length = compact ? reader.uvarint() - 1 : reader.int32()
    return length < 0 ? noLength(reader, length, nullable) : reader.bytes(length)
  }
}

/** null where the version allows it; any other negative length is an error. */
export function noLength(reader: Reader, length: number, nullable: boolean): null {
  if (length === -1 && nullable) return null
  const detail = length === -1 ? 'Null is not allowed' : `Length is ${length}`
  return reader.fail('BAD_LENGTH', detail)
}
