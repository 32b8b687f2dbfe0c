import { describe, expect, it } from 'vitest'
import { PartialFrame } from './partial-frame.ts'
import { patternOf, sized } from '../../test/packets.ts'
import { runOf } from '../../test/runs.ts'

describe('a frame that is being gathered', () => {
  it('is a view of the packet that holds it whole', () => {
    const frame = new PartialFrame()
    const run = runOf(sized(10), 70)

    const at = frame.takeSize(run, 0)
    const end = frame.takeBody(run, at)

    expect([at, end]).toEqual([4, 14])
    expect(frame.isComplete).toBe(true)
    expect(frame.bytes.buffer).toBe(run.data.buffer)
    expect(frame.offset).toBe(70)
    expect(frame.end).toBe(84)
    expect(frame.pieces).toEqual([{ fileOffset: 10_074, length: 10 }])
  })

  it('is put together from bytes, its size too', () => {
    const frame = new PartialFrame()
    const bytes = sized(300)

    for (let at = 0; at < bytes.length; at++) {
      const run = runOf(bytes.slice(at, at + 1), at)
      expect(frame.isComplete).toBe(false)
      if (frame.isSizeKnown) frame.takeBody(run, 0)
      else frame.takeSize(run, 0)
    }

    expect(frame.isComplete).toBe(true)
    expect(frame.bytes).toEqual(patternOf(300))
    expect(frame.pieces).toHaveLength(300)
  })

  it('begins anew after a reset', () => {
    const frame = new PartialFrame()
    frame.takeSize(runOf(sized(10)), 0)
    expect(frame.hasBegun).toBe(true)

    frame.reset()

    expect(frame.hasBegun).toBe(false)
    expect(frame.isSizeKnown).toBe(false)
    expect(frame.bytes).toHaveLength(0)
  })

  it('reads a size as the signed number that it is', () => {
    const frame = new PartialFrame()

    frame.takeSize(runOf(Uint8Array.of(255, 255, 255, 254)), 0)

    expect(frame.size).toBe(-2)
    expect(frame.isComplete).toBe(false)
  })
})
