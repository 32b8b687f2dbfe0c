import { describe, expect, it } from 'vitest'
import { GrowingBuffer } from './growing-buffer.ts'

describe('GrowingBuffer', () => {
  it('allocates for what came, not for what was announced', () => {
    const buffer = new GrowingBuffer(2 ** 40)

    buffer.append(Uint8Array.of(1, 2, 3), 1, 3)

    expect([...buffer.bytes]).toEqual([2, 3])
    expect(buffer.bytes.buffer.byteLength).toBe(4096)
  })

  it('ends as an array of exactly the announced size, without a last copy', () => {
    const buffer = new GrowingBuffer(10_000)
    const part = new Uint8Array(2500).fill(7)

    for (let times = 0; times < 4; times++) buffer.append(part, 0, part.length)

    expect(buffer.bytes).toHaveLength(10_000)
    expect(buffer.bytes.buffer.byteLength).toBe(10_000)
    expect(buffer.bytes.every((byte) => byte === 7)).toBe(true)
  })
})
