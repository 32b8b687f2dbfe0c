// What the writer writes, the reader reads: from the start, and from any segment on.
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { framesOf, ofType, readAll } from './reading.ts'
import { join } from './packets.ts'
import { record, steps, type ExpectedFrame } from './recorded-session.ts'
import type { Frame } from '../src/index.ts'

const chunkSize = fc.constantFrom(3, 64, 4096, 1_000_000)

describe('a recorded session', () => {
  it('is read as it was, in any chunks', () => {
    fc.assert(
      fc.property(steps, chunkSize, (script, size) => {
        const { segments, frames } = record(script)

        const events = readAll(join(...segments), {}, size)

        expect(framesOf(events).map(shorten)).toEqual(frames.map(shortenExpected))
        expect(ofType(events, 'problem')).toEqual([])
        expect(ofType(events, 'gap').filter(({ reason }) => reason !== 'dropped')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('is read from any segment on: what is repeated, and all that begins there', () => {
    fc.assert(
      fc.property(steps, fc.nat(5), (script, which) => {
        const { segments, frames } = record(script)
        const start = which % segments.length

        const events = readAll(join(...segments.slice(start)))

        const repeated = frames.filter(({ repeatedIn }) => repeatedIn.includes(start))
        const whole = frames.filter(({ from, to }) => from >= start && to >= start)
        const expected = start === 0 ? frames : [...repeated, ...whole]
        expect(framesOf(events).map(shorten)).toEqual(expected.map(shortenExpected))
        expect(ofType(events, 'problem')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

function shorten(frame: Frame): unknown {
  const { connection, direction, streamOffset, bytes, timeNs } = frame
  return [connection.name, connection.id, direction, streamOffset, timeNs, sum(bytes)]
}

function shortenExpected(frame: ExpectedFrame): unknown {
  const { connection, id, direction, streamOffset, body, timeNs } = frame
  return [connection, id, direction, streamOffset, timeNs, sum(body)]
}

/** Length and content in one short text. */
function sum(bytes: Uint8Array): string {
  return `${bytes.length} ${bytes.reduce((hash, byte) => (Math.imul(hash, 31) + byte) | 0, 0)}`
}
