import { PassThrough } from 'node:stream'
import type { Socket } from 'node:net'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FrameCounter } from './frame-counter.ts'

function framesOf(sizes: readonly number[]): Buffer {
  return Buffer.concat(
    sizes.map((size) => {
      const frame = Buffer.alloc(4 + size, 7)
      frame.writeInt32BE(size)
      return frame
    }),
  )
}

it('counts whole frames, however they are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(300), { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(2000), { maxLength: 8 }),
      async (sizes, cuts) => {
        const bytes = framesOf(sizes)
        const stream = new PassThrough()
        const counter = new FrameCounter(stream as unknown as Socket)
        const points = [...cuts.filter((cut) => cut < bytes.length), 0, bytes.length]
        const sorted = points.toSorted((a, b) => a - b)
        for (const [index, end] of sorted.slice(1).entries()) {
          stream.write(bytes.subarray(sorted[index], end))
        }

        await expect(counter.arrived(sizes.length)).resolves.toBeUndefined()
      },
    ),
  )
})

it('does not count a frame before its last byte', async () => {
  const stream = new PassThrough()
  const counter = new FrameCounter(stream as unknown as Socket)
  const bytes = framesOf([10])
  let hasArrived = false
  const arrived = counter.arrived(1).then(() => {
    hasArrived = true
  })

  stream.write(bytes.subarray(0, 13))
  await new Promise(setImmediate)
  expect(hasArrived).toBe(false)
  stream.write(bytes.subarray(13))
  await arrived

  expect(hasArrived).toBe(true)
})
