import { expect, it } from 'vitest'
import { Lru } from './lru.ts'

it('forgets what was not used for longest', () => {
  const lru = new Lru<number, string>(2)
  lru.set(1, 'a')
  lru.set(2, 'b')
  lru.get(1)

  lru.set(3, 'c')

  expect([lru.get(1), lru.get(2), lru.get(3)]).toEqual(['a', undefined, 'c'])
})

it('replaces and deletes', () => {
  const lru = new Lru<number, string>(2)
  lru.set(1, 'a')
  lru.set(1, 'b')
  expect(lru.get(1)).toBe('b')

  lru.delete(1)

  expect(lru.get(1)).toBeUndefined()
})
