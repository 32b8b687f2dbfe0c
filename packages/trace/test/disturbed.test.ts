// What networks and capture tools do to packets, at random: nothing of it may change a frame.
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { briefly, framesOf, readPackets } from './reading.ts'
import { looksLikeRequest, packetsOf, sentFrames, type Sent } from './conversations.ts'
import type { Frame } from '../src/index.ts'

const cuts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 6 })

describe('packets that are repeated and swapped', () => {
  it('give the same frames', () => {
    fc.assert(
      fc.property(
        sentFrames(12, 300),
        cuts,
        fc.array(fc.tuple(fc.nat(200), fc.nat(3)), { maxLength: 20 }),
        (sent, lengths, disturbances) => {
          const packets = packetsOf(sent, lengths)
          const disturbed = [...packets]
          for (const [where, delay] of disturbances) {
            const at = 3 + (where % (disturbed.length - 3))
            const repeated = disturbed.slice(at, at + 1)
            disturbed.splice(at + delay, 0, ...repeated)
          }

          const frames = framesOf(readPackets(disturbed))

          expect(byStream(frames)).toEqual(expected(sent))
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('packets that are lost', () => {
  for (const [name, options] of [
    ['without a request check', {}],
    ['with a request check', { looksLikeRequest }],
  ] as const) {
    it(`never lead to a frame that was not sent, ${name}`, () => {
      fc.assert(
        fc.property(
          sentFrames(30, 300),
          cuts,
          fc.uniqueArray(fc.nat(150), { maxLength: 12 }),
          fc.boolean(),
          (sent, lengths, losses, isHandshakeLost) => {
            const packets = packetsOf(sent, lengths)
            const captured = packets.filter(
              (_, index) => (!isHandshakeLost || index > 2) && !losses.includes(index - 3),
            )
            const events = readPackets(captured, { ...options, brokerPorts: [9092] })

            const truth = new Set(sent.map(({ direction, body }) => `${direction} ${body.join()}`))
            for (const { direction, bytes } of framesOf(events)) {
              expect(truth).toContain(`${direction} ${bytes.join()}`)
            }
          },
        ),
        { numRuns: 200 },
      )
    })
  }

  it('lose nothing but the frames that they were part of, and the search behind them', () => {
    const filler = Array.from({ length: 50 }, () => 0xee)
    const sent: Sent[] = Array.from({ length: 40 }, (_, index) =>
      index % 2 === 0
        ? { direction: 'request', body: Uint8Array.from([0, 18, 0, 0, 0, 0, 0, index, ...filler]) }
        : { direction: 'response', body: Uint8Array.from([0, 0, 0, index - 1, ...filler]) },
    )
    const packets = packetsOf(sent, [1000])

    const events = readPackets(packets.toSpliced(3 + 7, 1), { looksLikeRequest })

    expect(framesOf(events)).toHaveLength(39)
    expect(briefly(events).filter((line) => line.startsWith('gap'))).toEqual([
      'gap response 174+58 lost',
    ])
  })
})

function byStream(frames: readonly Frame[]): Record<string, number[][]> {
  const of = (direction: string): number[][] =>
    frames.filter((frame) => frame.direction === direction).map(({ bytes }) => [...bytes])
  return { request: of('request'), response: of('response') }
}

function expected(sent: readonly Sent[]): Record<string, number[][]> {
  const of = (direction: string): number[][] =>
    sent.filter((frame) => frame.direction === direction).map(({ body }) => [...body])
  return { request: of('request'), response: of('response') }
}
