// Makes an accepted socket read into memory of ours. Node offers that (`onread`) only for sockets
// that connect; for accepted ones a new Socket takes over the handle of the old one, as node:tls
// and node:child_process do themselves. If that handle should ever not be there, the socket stays
// as it is and only costs more.
import { Socket, type OnReadOpts, type SocketConstructorOpts } from 'node:net'
import type { ReadBuffer } from './read-buffer.ts'

/** What node:net keeps of a connection of the operating system; private, but old. */
const HANDLE = '_handle'

/** The returned socket is paused, and emits no `data`: `take` is called with each chunk. */
export function adopt(accepted: Socket, buffer: ReadBuffer, take: (chunk: Buffer) => void): Socket {
  const handle = Reflect.get(accepted, HANDLE) as SocketConstructorOpts['handle'] | null
  if (handle === null || handle === undefined) {
    accepted.on('data', take)
    return accepted.pause()
  }
  Reflect.set(accepted, HANDLE, null)
  const options: SocketConstructorOpts & { pauseOnCreate: boolean } = {
    handle,
    allowHalfOpen: true,
    pauseOnCreate: true,
    readable: true,
    writable: true,
    onread: readingInto(buffer, take),
  }
  return new Socket(options)
}

/** Chunks are valid during the call, unless the buffer is lent. */
export function readingInto(buffer: ReadBuffer, take: (chunk: Buffer) => void): OnReadOpts {
  return {
    buffer: () => buffer.next(),
    callback: (length, bytes) => {
      take((bytes as Buffer).subarray(0, length))
      buffer.filled(length)
      return true
    },
  }
}
