import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { ByteQueue } from './byte-queue.ts'

describe('ByteQueue', () => {
  it('gives the same bytes for any chunks and any wishes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.boolean()), { minLength: 1 }),
        (file, chunkSizes, wishes) => {
          const queue = new ByteQueue()
          const read: number[] = []
          let wish = 0
          for (let at = 0, turn = 0; at < file.length; turn++) {
            const size = chunkSizes[turn % chunkSizes.length] ?? 1
            queue.push(file.slice(at, at + size))
            at += size
            for (;;) {
              const [bytes, consumesHalf] = wishes[wish % wishes.length] ?? [1, false]
              if (!queue.has(bytes)) break
              wish += 1
              const taken = consumesHalf ? Math.ceil(bytes / 2) : bytes
              read.push(...queue.data.subarray(queue.at, queue.at + taken))
              queue.consume(taken)
            }
            queue.release()
          }
          const left = [...queue.rest()]

          expect([...read, ...left]).toEqual([...file])
          expect(queue.position).toBe(read.length)
          expect(queue.waiting).toBe(left.length)
        },
      ),
    )
  })

  it('does not copy what one chunk holds', () => {
    const queue = new ByteQueue()
    const chunk = Uint8Array.of(1, 2, 3, 4)

    queue.push(chunk)

    expect(queue.has(4)).toBe(true)
    expect(queue.data).toBe(chunk)
    expect(queue.view.getUint16(queue.at)).toBe(0x0102)
  })

  it('keeps bytes, not chunks', () => {
    const queue = new ByteQueue()
    const chunk = Uint8Array.of(1, 2, 3)

    queue.push(chunk)
    expect(queue.has(5)).toBe(false)
    queue.release()
    chunk.fill(0)
    queue.push(Uint8Array.of(4, 5, 6))

    expect(queue.has(5)).toBe(true)
    expect([...queue.data.subarray(queue.at, queue.at + 5)]).toEqual([1, 2, 3, 4, 5])
  })
})
