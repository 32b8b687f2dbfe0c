import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { brokerBytes, formatSplices, joinSplices } from './splices.ts'
import { parsePacketComments } from './comments.ts'

describe('splices', () => {
  it('come back from their comments', () => {
    const splice = fc.record({
      offset: fc.nat(0xffff_ffff),
      removed: fc.nat(0xffff_ffff),
      bytes: fc.uint8Array({ maxLength: 50 }),
    })
    fc.assert(
      fc.property(fc.array(splice, { minLength: 1, maxLength: 5 }), (splices) => {
        expect(parsePacketComments(formatSplices(splices)).splices).toEqual(splices)
      }),
    )
  })

  it('are spread over comments below 64 KiB', () => {
    const splices = [{ offset: 1, removed: 2, bytes: new Uint8Array(200_000).fill(9) }]

    const comments = formatSplices(splices)

    expect(comments.length).toBeGreaterThan(4)
    expect(Math.max(...comments.map(({ length }) => length))).toBeLessThan(65_535)
    expect(parsePacketComments(comments.toReversed()).splices).toEqual(splices)
  })

  it('are nothing when a part is missing or broken', () => {
    const [first = '', second = ''] = formatSplices([
      { offset: 1, removed: 2, bytes: new Uint8Array(60_000) },
    ]).map((comment) => comment.slice('brokerscope:broker '.length))

    expect(joinSplices([])).toBeUndefined()
    expect(joinSplices([first])).toBeUndefined()
    expect(joinSplices([first, first])).toBeUndefined()
    expect(joinSplices([first, second.slice(0, -4)])).toBeUndefined()
    expect(joinSplices(['1/1 ????'])).toBeUndefined()
    expect(joinSplices(['no part'])).toBeUndefined()
  })

  it('do not need any comment when nothing was changed', () => {
    expect(formatSplices([])).toEqual([])
  })

  it('turn the bytes of the client into those of the broker', () => {
    const frame = Uint8Array.of(1, 2, 3, 4, 5)

    const broker = brokerBytes(frame, [
      { offset: 1, removed: 2, bytes: Uint8Array.of(9, 9, 9) },
      { offset: 5, removed: 0, bytes: Uint8Array.of(7) },
    ])

    expect(broker).toEqual(Uint8Array.of(1, 9, 9, 9, 4, 5, 7))
    expect(brokerBytes(frame, [])).toEqual(frame)
  })

  it('are refused where they do not fit the frame', () => {
    const frame = Uint8Array.of(1, 2, 3)
    const nothing = new Uint8Array(0)

    expect(brokerBytes(frame, [{ offset: 2, removed: 2, bytes: nothing }])).toBeUndefined()
    expect(brokerBytes(frame, [{ offset: 0, removed: 9, bytes: nothing }])).toBeUndefined()
    expect(
      brokerBytes(frame, [
        { offset: 2, removed: 0, bytes: nothing },
        { offset: 1, removed: 0, bytes: nothing },
      ]),
    ).toBeUndefined()
  })
})
