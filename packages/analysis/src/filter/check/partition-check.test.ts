import { expect, it } from 'vitest'
import { compileFilter } from '../filter.ts'

it.each([
  ['tp == orders', 'Expected a partition such as orders[0] or orders-0'],
  ['tp in {orders[0]..orders[3]}', 'Expected a partition'],
  ['tp > orders[0]', 'A partition of a topic cannot be used with >; topic and partition can'],
  ['tp contains orders', 'A partition of a topic cannot be used with contains'],
])('refuses %s', (text, message) => {
  expect(compileFilter(text)).toMatchObject({
    error: { message: expect.stringContaining(message) },
  })
})

it('takes equality in all its forms', () => {
  const texts = ['tp', 'tp == a[0]', 'tp != a-0', 'tp === a-0', 'tp !== a-0', 'tp in {a-0, b-1}']

  expect(texts.map((text) => compileFilter(text).ok)).toEqual(Array(6).fill(true))
})
