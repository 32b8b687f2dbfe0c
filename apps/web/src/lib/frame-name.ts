// The lasting name of a frame: connection, direction and the stream offset of its size field. It
// stays the same under filtering, eviction and a better decoder; the shown number is its alias.

export interface FrameName {
  readonly connection: number
  readonly direction: 'request' | 'response'
  /** Bytes into this direction's stream. */
  readonly streamOffset: number
}

/** `c4d1234`: u is up to the broker, d down to the client. */
export function writeFrameName(name: FrameName): string {
  return `c${name.connection}${name.direction === 'request' ? 'u' : 'd'}${name.streamOffset}`
}

export function readFrameName(text: string): FrameName | undefined {
  const parts = /^c(\d{1,9})([ud])(\d{1,15})$/.exec(text)
  if (parts === null) return undefined
  return {
    connection: Number(parts[1]),
    direction: parts[2] === 'u' ? 'request' : 'response',
    streamOffset: Number(parts[3]),
  }
}
