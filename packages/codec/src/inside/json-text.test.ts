import fc from 'fast-check'
import { expect, it } from 'vitest'
import { indentJson } from './json-text.ts'

it('indents objects and arrays and keeps every digit', () => {
  expect(indentJson('{"id":9007199254740993,"tags":["a b",{}],"x":[],"y":-1.50e3}')).toBe(
    `{
  "id": 9007199254740993,
  "tags": [
    "a b",
    {}
  ],
  "x": [],
  "y": -1.50e3
}`,
  )
})

it.each(['', '5', '"text"', 'null', '{', '[1,]', 'order 7'])('takes %j for no document', (text) => {
  expect(indentJson(text)).toBeUndefined()
})

it('changes nothing but white space', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (value) => {
      const text = JSON.stringify(value)
      expect(JSON.parse(indentJson(text) ?? '')).toEqual(JSON.parse(text))
    }),
  )
})
