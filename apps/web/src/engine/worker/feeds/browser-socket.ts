import type { LiveSocket } from './live-channel.ts'

/** A WebSocket as the live channel wants it; errors always end in a close. */
export function openLiveSocket(url: string, from: number | null): LiveSocket {
  const address = new URL(url)
  if (from !== null) address.searchParams.set('from', from.toString())
  const webSocket = new WebSocket(address)
  webSocket.binaryType = 'arraybuffer'
  const socket: LiveSocket = {
    onText: () => undefined,
    onBytes: () => undefined,
    onClose: () => undefined,
    close: () => webSocket.close(),
  }
  webSocket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') socket.onText(data)
    else if (data instanceof ArrayBuffer) socket.onBytes(new Uint8Array(data))
  })
  webSocket.addEventListener('close', ({ code }) => socket.onClose(code))
  return socket
}
