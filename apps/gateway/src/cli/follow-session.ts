// Copies a session into a file or a pipe while it is recorded, and to its end when it stops.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { GatewayError, reasonOf } from '../errors.ts'
import type { SessionStore } from '../store/session-store.ts'

export interface Target {
  readonly path: string
  readonly stream: Writable
}

const PIECE = 256 * 1024

/** Fails before anything is captured if the file cannot be made. */
export async function openTarget(path: string): Promise<Target> {
  if (path === '-') return { path: 'standard output', stream: process.stdout }
  const stream = createWriteStream(path)
  try {
    await once(stream, 'open')
  } catch (error) {
    throw unwritable(path, error)
  }
  return { path, stream }
}

/** Resolves when the whole session is written, or its reader has gone. */
export async function followInto(
  { path, stream }: Target,
  store: Pick<SessionStore, 'find' | 'read' | 'onAppend' | 'onChange'>,
  id: string,
): Promise<void> {
  let wake: (() => void) | undefined
  let failure: NodeJS.ErrnoException | undefined
  const undo = [store.onAppend(id, () => wake?.()), store.onChange(() => wake?.())]
  const onError = (error: NodeJS.ErrnoException) => {
    failure = error
    wake?.()
  }
  stream.on('error', onError)
  try {
    for (let next = 0; ;) {
      if (failure?.code === 'EPIPE') return
      if (failure !== undefined) throw unwritable(path, failure)
      const record = store.find(id)
      if (record === undefined) return
      next = Math.max(next, record.firstOffset)
      if (next < record.end) {
        const bytes = await store.read(id, next, PIECE)
        next += bytes.length
        if (!stream.write(bytes)) await drained(stream)
      } else if (record.state === 'stopped') break
      else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
    await end(stream, path)
  } finally {
    for (const stop of undo) stop()
  }
}

/** Standard output is not ours to close. */
async function end(stream: Writable, path: string): Promise<void> {
  if (stream === process.stdout) return
  stream.end()
  try {
    await finished(stream)
  } catch (error) {
    throw unwritable(path, error)
  }
}

async function drained(stream: Writable): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.once('drain', resolve)
    stream.once('close', resolve)
    stream.once('error', () => resolve())
  })
}

function unwritable(path: string, error: unknown): GatewayError {
  return new GatewayError('FILE_UNWRITABLE', { path, reason: reasonOf(error) }, { cause: error })
}
