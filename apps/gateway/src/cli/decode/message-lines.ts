// Lines of single messages, in both directions: the form in which test vectors travel.
import {
  decodeRequest,
  decodeResponse,
  EncodeError,
  encodeRequest,
  encodeResponse,
  messageFromJson,
  messageToJson,
  type DecodedMessage,
  type Release,
} from '@brokerscope/codec'
import { GatewayError, reasonOf } from '../../errors.ts'
import type { Output } from '../output.ts'
import type { Input } from './input.ts'
import { linesOf, type NumberedLine } from './lines.ts'
import { jsonOptions } from './records-json.ts'

export interface LinesOptions {
  readonly input: Input
  readonly out: Output
  readonly release: Release | undefined
}

export async function decodeLines(
  options: LinesOptions & { readonly rawRecords: boolean },
): Promise<void> {
  const { input, out, release, rawRecords } = options
  for await (const line of linesOf(input.chunks)) {
    const message = explained(input, line, () => readLine(line.text, release))
    await out.line(messageToJson(message, jsonOptions(rawRecords)))
  }
}

export async function encodeLines({ input, out, release }: LinesOptions): Promise<void> {
  const options = release === undefined ? {} : { release }
  for await (const line of linesOf(input.chunks)) {
    const bytes = explained(input, line, () => {
      const message = messageFromJson(line.text, options)
      return message.kind === 'request' ? encodeRequest(message) : encodeResponse(message)
    })
    await out.line(Buffer.from(bytes).toString('hex'))
  }
}

const FORM = /^(request|response)\s+(\d{1,5})\s+(\d{1,5})\s+([0-9a-fA-F]*)$/

function readLine(text: string, release: Release | undefined): DecodedMessage {
  const [, kind, key, version, hex] = FORM.exec(text) ?? []
  if (hex === undefined) {
    throw new SyntaxError(`wanted "request|response <apiKey> <apiVersion> <hex>"`)
  }
  if (hex.length % 2 === 1) throw new SyntaxError('the hex ends in the middle of a byte')
  const frame = Buffer.from(hex, 'hex')
  const [apiKey, apiVersion] = [Number(key), Number(version)]
  const options = release === undefined ? {} : { release }
  if (kind === 'response') return decodeResponse(frame, apiKey, apiVersion, options)

  const message = decodeRequest(frame, options)
  if (message.apiKey !== apiKey || message.apiVersion !== apiVersion) {
    throw new SyntaxError(
      `the line says API ${apiKey} v${apiVersion}, its bytes say API ${message.apiKey} v${message.apiVersion}`,
    )
  }
  return message
}

function explained<Result>(input: Input, { number }: NumberedLine, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof EncodeError)) throw error
    const details = { path: input.path, line: number, reason: reasonOf(error) }
    throw new GatewayError('MESSAGE_LINE_INVALID', details, { cause: error })
  }
}
