// One message that somebody copied from a log or a debugger, as hex or base64.
import {
  apiNamed,
  apiOf,
  decodeRequestTree,
  decodeResponseTree,
  messageToJson,
  type ApiSchema,
  type DecodedTree,
  type Release,
} from '@brokerscope/codec'
import { GatewayError } from '../../errors.ts'
import type { Output } from '../output.ts'
import { counted } from './frame-text.ts'
import type { Input } from './input.ts'
import { bytesFromText } from './pasted-bytes.ts'
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
  const bytes = readBytes(Buffer.concat(pieces).toString('latin1'), input.path)
  const { frame, tree, remark } = decode(bytes, options)
  checkAsked(tree, options)
  if (format === 'json') return out.line(messageToJson(tree, jsonOptions(rawRecords)))

  await out.line(
    `${tree.apiName} v${tree.apiVersion} ${tree.kind}: ${counted(frame.length, 'byte')}`,
  )
  for (const line of treeLines(frame, tree)) await out.line(line)
  if (remark !== undefined) await out.line(`!! ${remark}`)
}

interface Decoded {
  readonly frame: Uint8Array
  readonly tree: DecodedTree
  readonly remark?: string
}

/** Copies from a socket begin with the size of the frame, and may be cut or go on behind it. */
function decode(bytes: Uint8Array, options: SingleMessageOptions): Decoded {
  const whole = { frame: bytes, tree: treeOf(bytes, options) }
  const size = bytes.length < 8 ? -1 : Buffer.from(bytes.subarray(0, 4)).readInt32BE()
  const rest = bytes.subarray(4)
  if (size === rest.length) {
    const sized = { frame: rest, tree: treeOf(rest, options) }
    return whole.tree.status === 'ok' && sized.tree.status !== 'ok' ? whole : sized
  }
  if (size <= 0 || options.kind === 'response' || isKnown(whole.tree)) return whole
  const frame = rest.subarray(0, size)
  const tree = treeOf(frame, options)
  if (!isKnown(tree)) return whole
  const remark =
    size > rest.length
      ? `the size says ${counted(size, 'byte')}, only ${rest.length} are here`
      : `${counted(rest.length - size, 'byte')} behind the message, not read`
  return { frame, tree, remark }
}

/** A size that is taken for a header gives a version that no API has. */
function isKnown({ status, schemaVersion, apiVersion }: DecodedTree): boolean {
  return status !== 'undecodable' && schemaVersion === apiVersion
}

function treeOf(frame: Uint8Array, options: SingleMessageOptions): DecodedTree {
  const { kind, api, version, release } = options
  if (kind === 'request') return decodeRequestTree(frame, { release })
  const apiKey = api === undefined ? -1 : apiFrom(api).apiKey
  return decodeResponseTree(frame, apiKey, version ?? -1, { release })
}

/** A request says itself what it is; what the user says must agree. */
function checkAsked({ apiName, apiKey, apiVersion }: DecodedTree, options: SingleMessageOptions) {
  const { kind, api, version } = options
  if (kind === 'response') return
  const isOther = api !== undefined && apiFrom(api).apiKey !== apiKey
  if (!isOther && (version === undefined || version === apiVersion)) return
  const asked = [api, version === undefined ? undefined : `v${version}`]
  const detail =
    `The bytes begin with the header of ${apiName || `API ${apiKey}`} v${apiVersion}, ` +
    `not of ${asked.filter((part) => part !== undefined).join(' ')}; ` +
    'give the whole request, from its API key on, or leave --api and --version out'
  throw new GatewayError('USAGE', { detail, verb: 'decode' })
}

function apiFrom(text: string): ApiSchema {
  const schema = /^\d+$/.test(text) ? apiOf(Number(text)) : apiNamed(text)
  if (schema !== undefined) return schema
  throw new GatewayError('USAGE', {
    detail: `"${text}" is no API of Kafka: write its key or its name, such as Produce`,
    verb: 'decode',
  })
}

function readBytes(text: string, path: string): Uint8Array {
  try {
    return bytesFromText(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new GatewayError('BYTES_UNREADABLE', { path, reason: error.message }, { cause: error })
  }
}
