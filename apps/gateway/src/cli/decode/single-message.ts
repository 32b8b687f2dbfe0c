// One message that somebody copied from a log or a debugger, as hex or base64.
import {
  apiNamed,
  apiOf,
  decodeRequestTree,
  decodeResponseTree,
  errorName,
  messageToJson,
  type ApiSchema,
  type DecodedTree,
  type Release,
} from '@brokerscope/codec'
import { GatewayError } from '../../errors.ts'
import type { Output } from '../output.ts'
import type { Input } from './input.ts'
import { jsonOptions } from './records-json.ts'
import { treeLines } from './tree-text.ts'

export interface SingleMessageOptions {
  readonly input: Input
  readonly out: Output
  readonly format: 'text' | 'json'
  readonly release: Release | undefined
  readonly rawRecords: boolean
  readonly kind: 'request' | 'response'
  readonly api: string | undefined
  readonly version: number | undefined
}

export async function printMessage(options: SingleMessageOptions): Promise<void> {
  const { input, out, format, rawRecords } = options
  const pieces: Uint8Array[] = []
  for await (const chunk of input.chunks) pieces.push(chunk)
  const frame = withoutSize(bytesOf(Buffer.concat(pieces).toString('latin1'), input.path))
  const tree = decode(frame, options)
  if (format === 'json') return out.line(messageToJson(tree, jsonOptions(rawRecords)))

  await out.line(`${tree.apiName} v${tree.apiVersion} ${tree.kind}: ${frame.length} bytes`)
  for (const line of treeLines(frame, tree)) await out.line(line)
}

function decode(frame: Uint8Array, options: SingleMessageOptions): DecodedTree {
  const { kind, api, version, release } = options
  const decodeOptions = { release, errorName }
  const schema = api === undefined ? undefined : apiFrom(api)
  if (kind === 'request') return decodeRequestTree(frame, decodeOptions)
  return decodeResponseTree(frame, schema?.apiKey ?? -1, version ?? -1, decodeOptions)
}

function apiFrom(text: string): ApiSchema {
  const schema = /^\d+$/.test(text) ? apiOf(Number(text)) : apiNamed(text)
  if (schema !== undefined) return schema
  throw new GatewayError('USAGE', {
    detail: `"${text}" is no API of Kafka: write its key or its name, such as Produce`,
    verb: 'decode',
  })
}

/** Hex with or without spaces and 0x, else base64. */
function bytesOf(text: string, path: string): Buffer {
  const bare = text.replaceAll(/0x|[\s,:]/g, '')
  if (/^(?:[0-9a-fA-F]{2})+$/.test(bare)) return Buffer.from(bare, 'hex')
  if (/^[A-Za-z0-9+/_-]+=*$/.test(bare)) return Buffer.from(bare, 'base64')
  const reason = bare === '' ? 'it is empty' : 'it is neither hex nor base64'
  throw new GatewayError('MESSAGE_LINE_INVALID', { path, line: 1, reason })
}

/** Copies from a socket begin with the size; a header never looks like exactly the right one. */
function withoutSize(bytes: Buffer): Buffer {
  const hasSize = bytes.length > 4 && bytes.readInt32BE(0) === bytes.length - 4
  return hasSize ? bytes.subarray(4) : bytes
}
