import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { WithheldRange } from '@brokerscope/trace'
import { sized } from '../fakes/frames.ts'
import { cut } from '../fakes/playbook.ts'
import { type FrameStart, Leg } from './leg.ts'

interface Written {
  readonly bytes: Buffer
  readonly ends: boolean
  readonly withheld: readonly WithheldRange[]
}

/** Frames tell by their first byte how they are to be treated. */
const PASS = 1
const HOLD = 2
const ZERO = 3

it('writes pieces of passing frames as they come, never of two frames at once', () => {
  const { leg, written } = recording()
  const bytes = Buffer.concat([frame(PASS, 10), frame(PASS, 20)])

  leg.push(bytes.subarray(0, 20))
  leg.push(bytes.subarray(20))

  expect(written.map(({ bytes: piece, ends }) => [piece.length, ends])).toEqual([
    [14, true],
    [6, false],
    [18, true],
  ])
})

it('holds a frame with secrets until it is complete, and zeroes them', () => {
  const { leg, written } = recording([{ offset: 1, length: 3, kind: 'password' }])
  const bytes = frame(HOLD, 6)

  leg.push(bytes.subarray(0, 8))
  expect(written).toEqual([])
  leg.push(bytes.subarray(8))

  expect(written).toEqual([
    {
      bytes: sized(Buffer.from([HOLD, 0, 0, 0, 0x55, 0x55])),
      ends: true,
      withheld: [{ offset: 1, length: 3, kind: 'password' }],
    },
  ])
})

it('zeroes what it cannot hold, but for its head', () => {
  const { leg, written } = recording()
  const bytes = frame(ZERO, 100)

  for (const chunk of cut(bytes, [7])) leg.push(chunk)

  const all = Buffer.concat(written.map((piece) => piece.bytes))
  expect(all.subarray(0, 6)).toEqual(bytes.subarray(0, 6))
  expect(all.subarray(6).every((byte) => byte === 0)).toBe(true)
  expect(all.length).toBe(bytes.length)
  expect(written.at(-1)?.withheld).toEqual([{ offset: 2, length: 98, kind: 'tooLarge' }])
})

it('zeroes a held frame that never ends', () => {
  const { leg, written } = recording()

  leg.push(frame(HOLD, 50).subarray(0, 30))
  leg.end()

  expect(written).toHaveLength(1)
  expect(written[0]?.bytes.subarray(4).every((byte) => byte === 0)).toBe(true)
  expect(written[0]).toMatchObject({
    ends: false,
    withheld: [{ offset: 0, length: 26, kind: 'unfinished' }],
  })
})

it('goes on with a frame after a gap', () => {
  const { leg, written } = recording()
  leg.push(frame(PASS, 50).subarray(0, 20))

  leg.skipped()
  leg.push(frame(PASS, 5))

  expect(leg.isInsideFrame).toBe(false)
  expect(written.at(-1)).toMatchObject({ ends: true })
})

it('passes everything once the stream is no stream of frames', () => {
  const { leg, written } = recording()

  leg.push(Buffer.from('ffffffff010203', 'hex'))
  leg.push(Buffer.from('0405', 'hex'))

  const all = Buffer.concat(written.map(({ bytes }) => bytes))
  expect(all.toString('hex')).toBe('ffffffff0102030405')
  expect(written.some(({ ends }) => ends)).toBe(false)
})

it('writes the same bytes and ends in any chunking', () => {
  const frames = [frame(PASS, 3), frame(HOLD, 9), frame(ZERO, 40), frame(PASS, 0), frame(HOLD, 1)]
  const whole = recording()
  whole.leg.push(Buffer.concat(frames))
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (lengths) => {
      const { leg, written } = recording()
      for (const chunk of cut(Buffer.concat(frames), lengths)) leg.push(chunk)
      expect(Buffer.concat(written.map(({ bytes }) => bytes))).toEqual(
        Buffer.concat(whole.written.map(({ bytes }) => bytes)),
      )
      expect(written.filter(({ ends }) => ends).map(({ withheld }) => withheld)).toEqual(
        whole.written.map(({ withheld }) => withheld),
      )
    }),
  )
})

function frame(treatment: number, size: number): Buffer {
  const bytes = sized(Buffer.alloc(size, 0x55))
  if (size > 0) bytes[4] = treatment
  return bytes
}

function recording(secrets: readonly WithheldRange[] = []): { leg: Leg; written: Written[] } {
  const written: Written[] = []
  const leg = new Leg({
    begin: (bytes, start, end) => beginning(bytes, start, end, secrets),
    write: (bytes, ends, _start, withheld) =>
      written.push({ bytes: Buffer.from(bytes), ends, withheld }),
  })
  return { leg, written }
}

function beginning(
  bytes: Uint8Array,
  start: number,
  end: number,
  secrets: readonly WithheldRange[],
): FrameStart | number {
  if (end - start < 4) return 4
  const size = Buffer.from(bytes).readInt32BE(start)
  if (size > 0 && end - start < 5) return 5
  const treatment = (['pass', 'pass', 'hold', 'zero'] as const)[bytes[start + 4] ?? 0] ?? 'pass'
  const common = { size, remember: undefined, secrets: () => [...secrets] }
  return size <= 0
    ? { ...common, treatment: 'pass' }
    : { ...common, treatment, zeroFrom: 2, kind: 'tooLarge' }
}
