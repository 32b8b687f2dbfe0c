// A raw SASL token: its parts, the secret ones without their bytes.
import { readSaslToken } from '@brokerscope/codec'
import { nodeLine, TREE_HEADER } from './node-line.ts'

export function* tokenLines(
  bytes: Uint8Array,
  mechanism: string | undefined,
  fromClient: boolean,
): Generator<string> {
  const { message, parts } = readSaslToken(mechanism, bytes, fromClient)
  yield `${mechanism ?? 'token of an unknown mechanism'}: ${message}`
  yield TREE_HEADER
  for (const { name, offset, length, text, secret } of parts) {
    const place = { name, path: name, start: offset, end: offset + length, versions: '' }
    const said = secret === undefined ? {} : { meaning: `secret: ${secret}` }
    const type = text === undefined ? 'bytes' : 'string'
    yield nodeLine(
      bytes,
      { ...place, type, ...said, ...(text !== undefined && { value: text }) },
      0,
    )
  }
}
