// A broker over a real socket that answers each frame as the test says.
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { readRequestHeader, type RequestHeader } from '@brokerscope/codec'

export interface ScriptedBroker {
  readonly port: number
  readonly sockets: readonly Socket[]
  /** Bytes that came, over all connections in order. */
  received(): Buffer
  close(): Promise<void>
}

type Answer = (header: RequestHeader, socket: Socket, frame: Buffer) => Uint8Array | undefined

export async function scriptedBroker(answer: Answer): Promise<ScriptedBroker> {
  const sockets: Socket[] = []
  const chunks: Buffer[] = []
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket)
    socket.on('error', () => socket.destroy())
    socket.on('end', () => socket.end())
    eachFrame(socket, (frame) => {
      const bytes = answer(readRequestHeader(frame), socket, frame)
      if (bytes !== undefined) socket.write(bytes)
    })
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  })
  await listen(server)
  return {
    port: (server.address() as AddressInfo).port,
    sockets,
    received: () => Buffer.concat(chunks),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

export async function listen(server: Server): Promise<void> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
}

/** Frames without their size. */
export function eachFrame(socket: Socket, take: (frame: Buffer) => void): void {
  let bytes = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk])
    while (bytes.length >= 4 && bytes.length >= 4 + bytes.readInt32BE()) {
      const size = bytes.readInt32BE()
      take(bytes.subarray(4, 4 + size))
      bytes = bytes.subarray(4 + size)
    }
  })
}
