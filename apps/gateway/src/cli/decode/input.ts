// The bytes that a verb reads: a file, or standard input as `-`. Gzip is undone on the way.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { Readable } from 'node:stream'
import { GatewayError, reasonOf } from '../../errors.ts'

export interface Input {
  /** As the user wrote it. */
  readonly path: string
  readonly chunks: AsyncIterable<Uint8Array>
}

/** Few enough frames in one read that what is made of them is soon forgotten. */
const CHUNK = 256 * 1024

/** Without a path it is standard input, unless that is a terminal, where nothing would ever come. */
export async function openInput(path: string | undefined, verb: string): Promise<Input> {
  if (path === undefined && process.stdin.isTTY) {
    throw new GatewayError('USAGE', { detail: 'Which file?', verb })
  }
  if (path === undefined || path === '-') {
    return { path: 'standard input', chunks: coded('standard input', process.stdin) }
  }
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new Error('it is a folder')
  } catch (error) {
    throw unreadable(path, error)
  }
  return { path, chunks: coded(path, createReadStream(path, { highWaterMark: CHUNK })) }
}

async function* coded(path: string, stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of gunzipped(stream)) yield plain(chunk)
  } catch (error) {
    throw error instanceof GatewayError ? error : unreadable(path, error)
  }
}

/** A Buffer's `slice` is no copy, unlike that of the Uint8Array for which the packages are written. */
function plain({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** Looks at the first two bytes only: 1f 8b begins no capture format. */
async function* gunzipped(stream: Readable): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0)
  const source = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  while (head.length < 2) {
    const { value, done } = await source.next()
    if (done === true) break
    head = Buffer.concat([head, value])
  }
  const rest = chain(head, source)
  if (head[0] !== 0x1f || head[1] !== 0x8b) yield* rest
  else {
    // Not compose(): it loses the error of a file that ends early to nobody.
    const gunzip = createGunzip()
    const packed = Readable.from(rest).on('error', (error) => gunzip.destroy(error))
    yield* packed.pipe(gunzip) as AsyncIterable<Uint8Array>
  }
}

async function* chain(head: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head
  for (;;) {
    const { value, done } = await source.next()
    if (done === true) return
    yield value
  }
}

const knownReasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  Z_BUF_ERROR: 'its gzip data ends early; all that came before has been read',
}

function unreadable(path: string, error: unknown): GatewayError {
  const { code } = error as NodeJS.ErrnoException
  const reason = (code !== undefined && knownReasons[code]) || reasonOf(error)
  return new GatewayError('FILE_UNREADABLE', { path, reason }, { cause: error })
}
