import { describe, expect, it } from 'vitest'
import { briefly, framesOf, ofType, readAll } from '../../test/reading.ts'
import { formatSplices } from '../splices.ts'
import { formatWithheld } from '../comments.ts'
import { join, patternOf, sized } from '../../test/packets.ts'
import { SegmentWriter } from './segment-writer.ts'
import type { SectionInfo } from '../events.ts'

const INFO: SectionInfo = {
  sessionId: '0123456789ab',
  clusterId: null,
  listeners: [{ address: '0.0.0.0', port: 19_092, nodeId: 1 }],
  nodes: [],
  frame1TimeNs: null,
  quirks: [],
}
const CONNECTION = {
  id: 4,
  client: { address: '127.0.0.1', port: 50_000 },
  broker: { address: '127.0.0.1', port: 19_092 },
}
const SIX = {
  id: 5,
  client: { address: '::1', port: 50_001 },
  broker: { address: '::1', port: 19_092 },
  nodeId: 7,
}
const END = { endsFrame: true }
const LOGIN = { subject: 'login', isNew: false }

describe('a segment', () => {
  it('says which connection, node and address family it is', () => {
    const writer = new SegmentWriter()
    const file = join(
      writer.sectionHeader(INFO, [{ address: '127.0.0.1', names: ['localhost'] }]),
      writer.open(CONNECTION, 1n),
      writer.open(SIX, 2n),
      writer.data(SIX, 'request', sized(10), 3n, END),
    )

    const events = readAll(file)

    expect(ofType(events, 'section')[0]?.info).toEqual(INFO)
    expect(ofType(events, 'opened').map(({ connection }) => connection)).toMatchObject([
      {
        id: 4,
        name: '127.0.0.1:50000-127.0.0.1:19092',
        nodeId: 1,
        beganMidStream: false,
        openedNs: 1n,
      },
      { id: 5, name: '[::1]:50001-[::1]:19092', nodeId: 7 },
    ])
    expect(briefly(events)).toContain('c5 request 0+10 at 7')
  })

  it('knows the time of frame 1 once it has been written', () => {
    const writer = new SegmentWriter()
    const first = writer.sectionHeader(INFO)
    const opened = writer.open(CONNECTION, 1n)
    const frame = writer.data(CONNECTION, 'request', sized(10), 77n, END)
    const second = writer.sectionHeader(INFO)

    const times = ofType(readAll(join(first, opened, frame, second)), 'section').map(
      ({ info }) => info?.frame1TimeNs,
    )

    expect(times).toEqual([null, 77n])
  })

  it('carries what was withheld and what the broker had sent on the packet that ends the frame', () => {
    const writer = new SegmentWriter()
    const withheld = [{ offset: 10, length: 5, kind: 'sasl' }]
    const splices = [{ offset: 3, removed: 4, bytes: patternOf(70_000) }]
    const frame = sized(150_000)
    const comments = [...formatWithheld(withheld), ...formatSplices(splices)]
    const file = join(
      writer.sectionHeader(INFO),
      writer.open(CONNECTION, 1n),
      writer.data(CONNECTION, 'response', frame, 2n, { ...END, comments }),
      writer.data(CONNECTION, 'response', sized(10), 3n, END),
    )

    const [large, small] = framesOf(readAll(file))

    expect(large).toMatchObject({ withheld, splices, packet: 6 })
    expect(large?.bytes).toEqual(patternOf(150_000))
    expect(small).not.toHaveProperty('withheld')
  })

  it('closes as it happened', () => {
    const closings = [
      [['client', 'fin'], ['broker', 'fin'], 'closed c4 by client fin'],
      [['broker', 'fin'], ['client', 'fin'], 'closed c4 by broker fin'],
      [['client', 'fin'], ['client', 'fin'], 'closed c4 by client fin'],
      [['client', 'fin'], ['broker', 'reset'], 'closed c4 by broker reset'],
      [['broker', 'reset'], ['client', 'fin'], 'closed c4 by broker reset'],
      [['capture', 'ended'], ['client', 'fin'], 'closed c4 by capture ended'],
    ] as const
    for (const [[by, how], [thenBy, thenHow], expected] of closings) {
      const writer = new SegmentWriter()
      const file = join(
        writer.sectionHeader(INFO),
        writer.open(CONNECTION, 1n),
        writer.data(CONNECTION, 'request', sized(10), 2n, END),
        writer.close(CONNECTION, by, how, 3n),
        writer.close(CONNECTION, thenBy, thenHow, 4n),
      )

      expect(briefly(readAll(file)).at(-1)).toBe(expected)
      expect(writer.prelude().length === 0).toBe(
        expected !== 'closed c4 by client fin' || thenBy === 'broker',
      )
    }
  })

  it('says why a connection was reset', () => {
    const writer = new SegmentWriter()
    const file = join(
      writer.sectionHeader(INFO),
      writer.open(CONNECTION, 1n),
      writer.close(CONNECTION, 'broker', 'reset', 2n, 'The broker refused the connection'),
    )

    expect(ofType(readAll(file), 'closed')).toMatchObject([
      { by: 'broker', how: 'reset', reason: 'The broker refused the connection' },
    ])
  })

  it('writes nothing for a connection that is not open', () => {
    const writer = new SegmentWriter()
    writer.skip(CONNECTION, 'request', 10)

    expect(writer.data(CONNECTION, 'request', sized(3), 1n)).toHaveLength(0)
    expect(writer.close(CONNECTION, 'client', 'fin', 1n)).toHaveLength(0)
    writer.open(CONNECTION, 1n)
    expect(writer.data(CONNECTION, 'request', new Uint8Array(0), 1n)).toHaveLength(0)
  })
})

describe('dropped bytes', () => {
  it('are a gap, behind which frames are found without a guess', () => {
    const writer = new SegmentWriter()
    const frame = sized(1000)
    const file = join(
      writer.sectionHeader(INFO),
      writer.open(CONNECTION, 1n),
      writer.data(CONNECTION, 'request', frame, 2n, END),
      skipped(() => writer.skip(CONNECTION, 'request', 1000)),
      writer.data(CONNECTION, 'request', frame.subarray(1000), 3n, END),
      writer.data(CONNECTION, 'request', frame, 4n, END),
      skipped(() => writer.skip(CONNECTION, 'request', 1004, END)),
      writer.data(CONNECTION, 'request', frame, 5n, END),
    )

    expect(briefly(readAll(file, { looksLikeRequest: refuseAll })).slice(1, -1)).toEqual([
      'c4 request 0+1000 at 4',
      'gap request 1004+1000 dropped',
      'gap request 2004+4 dropped',
      'c4 request 2008+1000 at 6',
      'gap request 3012+1004 dropped',
      'c4 request 4016+1000 at 7',
    ])
  })

  it('may be more than sequence numbers can tell', () => {
    const writer = new SegmentWriter()
    const lost = 3 * 2 ** 32 + 7
    const file = join(
      writer.sectionHeader(INFO),
      writer.open(CONNECTION, 1n),
      writer.data(CONNECTION, 'response', sized(10), 2n, END),
      skipped(() => writer.skip(CONNECTION, 'response', lost, END)),
      writer.data(CONNECTION, 'response', sized(20), 3n, END),
      writer.data(CONNECTION, 'response', sized(30), 4n, END),
    )

    expect(briefly(readAll(file)).slice(1, -1)).toEqual([
      'c4 response 0+10 at 4',
      `gap response 14+${lost} dropped`,
      `c4 response ${14 + lost}+20 at 5`,
      `c4 response ${38 + lost}+30 at 6`,
    ])
  })
})

describe('a later segment', () => {
  const writer = new SegmentWriter()
  const handshake = sized(patternOf(70_000))
  const first = join(
    writer.sectionHeader(INFO),
    writer.open(CONNECTION, 1n),
    writer.data(CONNECTION, 'request', sized(20), 2n, END),
    writer.data(CONNECTION, 'response', handshake, 3n, { ...END, remember: LOGIN }),
    writer.open(SIX, 4n),
    skipped(() => writer.skip(CONNECTION, 'response', 5 * 2 ** 32, END)),
    writer.data(CONNECTION, 'request', sized(40), 5n, { ...END, remember: LOGIN }),
    writer.data(CONNECTION, 'response', sized(500).subarray(0, 100), 6n),
    writer.close(SIX, 'broker', 'fin', 7n),
  )
  const second = join(
    writer.sectionHeader(INFO),
    writer.prelude(),
    writer.data(CONNECTION, 'response', sized(500).subarray(100), 8n, END),
    writer.data(CONNECTION, 'response', sized(60), 9n, END),
    writer.data(CONNECTION, 'request', sized(70), 10n, END),
    writer.close(SIX, 'client', 'fin', 11n),
    writer.data(CONNECTION, 'request', sized(80), 12n, END),
  )
  const far = handshake.length + 5 * 2 ** 32

  it('is nothing new to who has read the ones before, but for its own bytes', () => {
    const events = readAll(join(first, second))

    expect(briefly(events).filter((line) => line.startsWith('c'))).toEqual([
      'c4 request 0+20 at 4',
      'c4 response 0+70000 at 6',
      'c4 request 24+40 at 10',
      `c4 response ${far}+500 at 23`,
      `c4 response ${far + 504}+60 at 24`,
      'c4 request 68+70 at 25',
      'closed c5 by broker fin',
      'c4 request 142+80 at 28',
      'closed c4 by capture ended',
    ])
  })

  it('tells who starts there all that was remembered, and what is missing', () => {
    const events = readAll(second)

    expect(briefly(events)).toEqual([
      'opened c4 at 1',
      'c4 response 0+70000 at 5',
      'opened c5 at 6',
      'gap request 0+24 midStream',
      'c4 request 24+40 at 9',
      `gap response ${handshake.length}+${5 * 2 ** 32 + 100} midStream`,
      `gap response ${far + 100}+404 midStream`,
      `c4 response ${far + 504}+60 at 12`,
      'c4 request 68+70 at 13',
      'closed c5 by broker fin',
      'c4 request 142+80 at 16',
      'closed c4 by capture ended',
    ])
    const connections = ofType(events, 'opened').map(({ connection }) => connection)
    expect(connections).toMatchObject([
      { id: 4, beganMidStream: true, openedNs: 1n },
      { id: 5, beganMidStream: true, openedNs: 4n, nodeId: 7 },
    ])
    expect(framesOf(events).map(({ timeNs }) => timeNs)).toEqual([3n, 5n, 9n, 10n, 12n])
  })

  it('repeats the last login only, also when its frame came in pieces', () => {
    const fresh = new SegmentWriter()
    const remember = { subject: 'login', isNew: true }
    fresh.open(CONNECTION, 1n)
    for (let times = 0; times < 20; times++) {
      fresh.data(CONNECTION, 'request', sized(500).subarray(0, 100), 2n, { remember })
      fresh.data(CONNECTION, 'request', sized(500).subarray(100), 3n, { ...END, remember })
    }

    const frames = framesOf(readAll(join(fresh.sectionHeader(INFO), fresh.prelude())))

    expect(frames.map(({ streamOffset, size }) => [streamOffset, size])).toEqual([[19 * 504, 500]])
  })

  it('forgets a connection whose number is used again', () => {
    const fresh = new SegmentWriter()
    for (let times = 0; times < 50; times++) {
      fresh.open(CONNECTION, 1n)
      fresh.data(CONNECTION, 'request', sized(400_000), 2n, { ...END, remember: LOGIN })
    }

    expect(fresh.prelude().length).toBeGreaterThan(400_000)
    expect(fresh.prelude().length).toBeLessThan(500_000)
  })

  it('of another session ends the connections of the one before', () => {
    const other = new SegmentWriter()
    const file = join(
      other.sectionHeader({ ...INFO, sessionId: 'another' }),
      other.open(CONNECTION, 20n),
      other.data(CONNECTION, 'request', sized(90), 21n, END),
    )

    const events = readAll(join(first, second, file))

    expect(briefly(events).slice(-4)).toEqual([
      'closed c4 by capture ended',
      'opened c6 at 29',
      'c6 request 0+90 at 32',
      'closed c6 by capture ended',
    ])
    expect(ofType(events, 'opened').at(-1)?.connection.name).toContain('#2')
  })
})

function refuseAll(): boolean {
  return false
}

function skipped(skip: () => void): Uint8Array {
  skip()
  return new Uint8Array(0)
}
