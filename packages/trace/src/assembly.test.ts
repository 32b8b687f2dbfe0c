import { describe, expect, it } from 'vitest'
import { Assembly, DEFAULT_MAX_FRAME_BYTES } from './assembly.ts'
import type { Connection } from './events.ts'

const CONNECTION: Connection = {
  id: 1,
  name: 'x',
  client: { address: '10.0.0.1', port: 1 },
  broker: { address: '10.0.0.2', port: 2 },
  beganMidStream: false,
  openedNs: 0n,
}

describe('what connections share', () => {
  it('numbers frames and marks the one before which time went back', () => {
    const assembly = new Assembly({})
    for (const timeNs of [5n, 5n, 3n, 4n]) {
      assembly.emitFrame({
        packet: 1,
        timeNs,
        connection: CONNECTION,
        direction: 'request',
        streamOffset: 0,
        size: 0,
        bytes: new Uint8Array(0),
        pieces: [],
        notes: timeNs === 4n ? { notes: ['{}'] } : undefined,
      })
    }

    const frames = assembly.takeEvents().map((event) => event.type === 'frame' && event.frame)

    expect(frames).toMatchObject([
      { number: 1 },
      { number: 2 },
      { number: 3, clockBack: true },
      { number: 4, notes: ['{}'] },
    ])
    expect(frames[0]).not.toHaveProperty('notes')
    expect(frames[3]).not.toHaveProperty('clockBack')
    expect(assembly.takeEvents()).toEqual([])
  })

  it('says each kind of problem once', () => {
    const assembly = new Assembly({})
    assembly.problem('one', 'first', 10)
    assembly.problem('one', 'again', 20)
    assembly.problem('other', 'second', 30, 7)

    expect(assembly.takeEvents()).toEqual([
      { type: 'problem', message: 'first', fileOffset: 10 },
      { type: 'problem', message: 'second', fileOffset: 30, packet: 7 },
    ])
  })

  it('believes in frames up to the size below which no text begins', () => {
    expect(new Assembly({}).maxFrameBytes).toBe(DEFAULT_MAX_FRAME_BYTES)
    expect(DEFAULT_MAX_FRAME_BYTES >>> 24).toBe(' '.charCodeAt(0))
  })
})
