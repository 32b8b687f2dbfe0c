import { describe, expect, it } from 'vitest'
import {
  formatConnection,
  formatNote,
  formatOffset,
  formatResume,
  formatWithheld,
  parseNote,
  parsePacketComments,
  PRELUDE,
  RESYNC,
} from './comments.ts'

describe('comments of packets', () => {
  it('say what was written', () => {
    const withheld = [
      { offset: 12, length: 20, kind: 'sasl' },
      { offset: 40, length: 3, kind: 'token' },
    ]
    const comments = [
      formatConnection(7, 3, 2),
      formatResume({ offset: 120, insideFrame: false }, { offset: 4711, insideFrame: true }),
      formatOffset(2 ** 40),
      PRELUDE,
      RESYNC,
      ...formatWithheld(withheld),
      formatNote('{"text":"here"}'),
      'seen by me in Wireshark',
    ]

    expect(parsePacketComments(comments)).toEqual({
      connection: { id: 7, nodeId: 3, use: 2 },
      resume: {
        request: { offset: 120, insideFrame: false },
        response: { offset: 4711, insideFrame: true },
      },
      offset: 2 ** 40,
      prelude: true,
      resync: true,
      withheld,
      notes: ['{"text":"here"}'],
      others: ['seen by me in Wireshark'],
    })
  })

  it('leave out what is not known', () => {
    expect(formatConnection(1, undefined, 1)).toBe('brokerscope:connection 1')
    expect(parsePacketComments(['brokerscope:connection 1'])).toEqual({ connection: { id: 1 } })
    expect(parsePacketComments([formatConnection(2, -1, 1)])).toEqual({
      connection: { id: 2, nodeId: -1 },
    })
  })

  it.each([
    'brokerscope:connection x',
    'brokerscope:connection 1 2 3',
    'brokerscope:resume 1',
    'brokerscope:resume 1,x',
    'brokerscope:offset -5',
    'brokerscope:broker 1/2 AAAA',
  ])('are not believed when they are broken: %s', (comment) => {
    expect(parsePacketComments([comment])).toEqual({})
  })

  it('of a later version are kept as text', () => {
    expect(parsePacketComments(['brokerscope:new thing'])).toEqual({
      others: ['brokerscope:new thing'],
    })
  })

  it('stay below 64 KiB however many ranges were zeroed', () => {
    const ranges = Array.from({ length: 10_000 }, (_, at) => ({
      offset: at * 100,
      length: 20,
      kind: 'password',
    }))

    const comments = formatWithheld(ranges)

    expect(Math.max(...comments.map(({ length }) => length))).toBeLessThan(65_535)
    expect(parsePacketComments(comments).withheld).toEqual(ranges)
    expect(formatWithheld([])).toEqual([])
  })

  it('refuse a note that no comment can hold', () => {
    expect(() => formatNote('ä'.repeat(40_000))).toThrow(/at most 65000 bytes, this one has 80000/)
    expect(parseNote(formatNote('{}'))).toBe('{}')
    expect(parseNote('something else')).toBeUndefined()
  })
})
