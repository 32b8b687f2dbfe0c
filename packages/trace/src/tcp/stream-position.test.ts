import { describe, expect, it } from 'vitest'
import { StreamPosition } from './stream-position.ts'

describe('stream offsets', () => {
  it('go on beyond 4 GiB, where sequence numbers begin again', () => {
    const position = new StreamPosition()
    position.anchor(0xffff_fff0)

    expect(position.offsetOf(0xffff_fff0)).toBe(0)
    expect(position.offsetOf(0x10)).toBe(0x20)
    position.next = 3 * 2 ** 32 + 5
    expect(position.offsetOf(0xffff_fff5)).toBe(3 * 2 ** 32 + 5)
    expect(position.offsetOf(0xffff_fff0)).toBe(3 * 2 ** 32)
    expect(position.offsetOf(0xffff_ff00)).toBe(3 * 2 ** 32 - 0xf0)
    expect(position.offsetOf(0x6)).toBe(3 * 2 ** 32 + 0x16)
  })

  it('are anchored once, anywhere', () => {
    const position = new StreamPosition()
    position.anchor(7, 5 * 2 ** 32 + 10)
    position.anchor(99)

    expect(position.zero).toBe(0xffff_fffd)
    expect(position.offsetOf(7)).toBe(10)
  })

  it('are 0 where nothing is known', () => {
    expect(new StreamPosition().offsetOf(12_345)).toBe(0)
  })
})
