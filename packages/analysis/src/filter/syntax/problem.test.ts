import { expect, it } from 'vitest'
import { problemAt, underline } from './problem.ts'

it('counts columns from 1', () => {
  expect(problemAt({ start: 4, end: 5 }, 'Wrong', 'Right')).toEqual({
    message: 'Wrong',
    column: 5,
    length: 1,
    suggestion: 'Right',
  })
})

it('marks what is wrong in the line', () => {
  expect(underline('api = Produce', problemAt({ start: 4, end: 5 }, ''))).toEqual([
    'api = Produce',
    '    ^',
  ])
  expect(underline('foo == 1', problemAt({ start: 0, end: 3 }, ''))[1]).toBe('^~~')
})

it('marks a missing end behind the text', () => {
  expect(underline('api ==', problemAt({ start: 6, end: 6 }, ''))[1]).toBe('      ^')
})

it('keeps the mark in its place behind wide and control characters', () => {
  expect(underline('\u8ba2\u5355\t==', problemAt({ start: 3, end: 5 }, ''))).toEqual([
    '\u8ba2\u5355\u00b7==',
    '     ^~',
  ])
})
