import { describe, expect, it } from 'vitest'
import { InterfaceClock } from './interface-clock.ts'

function nanos(clock: InterfaceClock, units: bigint): bigint {
  return clock.toNanos(Number(units >> 32n), Number(units & 0xffff_ffffn))
}

describe('time stamps of an interface', () => {
  it('are microseconds when nothing is said', () => {
    expect(nanos(new InterfaceClock(), 1_700_000_000_123_456n)).toBe(1_700_000_000_123_456_000n)
  })

  it.each([
    [0, 5n, 5_000_000_000n],
    [3, 1500n, 1_500_000_000n],
    [9, 1_700_000_000_123_456_789n, 1_700_000_000_123_456_789n],
    [12, 1_500_000_000_999n, 1_500_000_000n],
    [0x80 | 10, 1536n, 1_500_000_000n],
    [0x80 | 1, 3n, 1_500_000_000n],
  ])('with resolution %i read %i as %i', (resolution, units, expected) => {
    expect(nanos(new InterfaceClock(resolution), units)).toBe(expected)
  })

  it('are moved by the offset of the interface', () => {
    expect(nanos(new InterfaceClock(9, -2n), 5_000_000_000n)).toBe(3_000_000_000n)
  })
})
