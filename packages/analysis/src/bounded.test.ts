import { expect, it } from 'vitest'
import { putNewest } from './bounded.ts'

it('drops the oldest entry above the limit', () => {
  const map = new Map<string, number>()
  for (const [index, key] of ['a', 'b', 'c'].entries()) putNewest(map, key, index, 2)

  expect([...map.keys()]).toEqual(['b', 'c'])
})

it('makes a key that is set again the newest', () => {
  const map = new Map([
    ['a', 0],
    ['b', 1],
  ])
  putNewest(map, 'a', 2, 2)
  putNewest(map, 'c', 3, 2)

  expect([...map]).toEqual([
    ['a', 2],
    ['c', 3],
  ])
})
