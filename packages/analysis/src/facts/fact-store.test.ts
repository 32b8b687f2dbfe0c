import { expect, it } from 'vitest'
import { FactStore } from './fact-store.ts'

it('answers for each entity and attribute on its own', () => {
  const store = new FactStore()
  store.note('node', '1', 'level', 0, 2)
  store.note('node', '2', 'level', 2, 3)

  expect(store.at('node', '1', 'level', 9)?.value).toBe(0)
  expect(store.at('node', '2', 'level', 9)?.value).toBe(2)
  expect(store.at('node', '2', 'other', 9)).toBeUndefined()
  expect(store.keys('node')).toEqual(['1', '2'])
  expect(store.attributes('node', '1')).toEqual(['level'])
})

it('thins older facts above its limit, and counts what it dropped', () => {
  const store = new FactStore(100)
  for (let frame = 1; frame <= 1000; frame++) store.note('txn', 'a', 'state', frame, frame)

  expect(store.count).toBeLessThanOrEqual(100)
  expect(store.count + store.thinned).toBe(1000)
  expect(store.latest('txn', 'a', 'state')?.value).toBe(1000)
})
