import { expect, it } from 'vitest'
import { BufferPool } from './buffer-pool.ts'

it('hands out what it was given back', () => {
  const pool = new BufferPool()
  const first = pool.take(10)
  pool.give(first)

  expect(pool.take(500_000)).toBe(first)
  expect(pool.take(10)).not.toBe(first)
})

it('does not keep what is larger than usual', () => {
  const pool = new BufferPool()
  const large = pool.take(5_000_000)
  pool.give(large)

  expect(large.length).toBe(5_000_000)
  expect(pool.take(10).length).toBeLessThan(2_000_000)
})
