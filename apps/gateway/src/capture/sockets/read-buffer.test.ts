import { expect, it } from 'vitest'
import { ReadBuffer } from './read-buffer.ts'

it('is the same memory for every read', () => {
  const buffer = new ReadBuffer()
  const first = buffer.next()
  buffer.filled(100)

  expect(buffer.next()).toBe(first)
})

it('grows while reads fill it, to a limit', () => {
  const buffer = new ReadBuffer()
  const lengths: number[] = []
  for (let read = 0; read < 4; read++) {
    const { length } = buffer.next()
    lengths.push(length / 1024)
    buffer.filled(length)
  }

  expect(lengths).toEqual([16, 64, 256, 256])
})

it('leaves lent memory alone until it is reclaimed', () => {
  const buffer = new ReadBuffer()
  const lent = buffer.next()
  buffer.lend()
  const second = buffer.next()

  expect(second).not.toBe(lent)
  buffer.lend()
  buffer.reclaim()
  expect(buffer.next()).toBe(second)
})
