import { expect, it } from 'vitest'
import {
  bytesOf,
  flagOf,
  isStruct,
  longOf,
  numberOf,
  numbersOf,
  structOf,
  structsOf,
  textOf,
  textsOf,
} from './values.ts'

const body = {
  name: 'orders',
  index: 3,
  offset: 270n,
  committed: true,
  data: new Uint8Array([1]),
  owner: { id: 1 },
  topics: [{ name: 'a' }, { name: 'b' }],
  names: ['a', 'b'],
  ids: [1, 2],
  nothing: null,
}

it('reads each kind of field by name', () => {
  expect(textOf(body, 'name')).toBe('orders')
  expect(numberOf(body, 'index')).toBe(3)
  expect(longOf(body, 'offset')).toBe(270n)
  expect(flagOf(body, 'committed')).toBe(true)
  expect(bytesOf(body, 'data')?.length).toBe(1)
  expect(structOf(body, 'owner')).toEqual({ id: 1 })
  expect(structsOf(body, 'topics').length).toBe(2)
  expect(textsOf(body, 'names')).toEqual(['a', 'b'])
  expect(numbersOf(body, 'ids')).toEqual([1, 2])
})

it('has nothing for fields that are absent, null or of another kind', () => {
  expect(textOf(body, 'index')).toBeUndefined()
  expect(numberOf(body, 'offset')).toBeUndefined()
  expect(longOf(body, 'missing')).toBeUndefined()
  expect(structOf(body, 'nothing')).toBeUndefined()
  expect(structOf(body, 'topics')).toBeUndefined()
  expect(structsOf(body, 'nothing')).toEqual([])
  expect(textsOf(body, 'ids')).toEqual([])
})

it('takes neither arrays nor bytes for structs', () => {
  expect([body.topics, body.data, null, {}].map(isStruct)).toEqual([false, false, false, true])
})
