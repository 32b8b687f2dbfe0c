import { expect, it } from 'vitest'
import { CharacterSet, complement, LAST_CODE_POINT } from './character-set.ts'

const code = (character: string) => character.codePointAt(0) ?? -1

it('ignores case inside and outside of ASCII, also where it is negated', () => {
  const set = new CharacterSet(
    [
      [code('a'), code('c')],
      [code('\u00e4'), code('\u00e4')],
    ],
    false,
    true,
  )
  const others = new CharacterSet([[code('a'), code('c')]], true, true)

  expect(['a', 'B', '\u00c4', 'd'].map((each) => set.has(code(each)))).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect(['a', 'B', 'd'].map((each) => others.has(code(each)))).toEqual([false, false, true])
})

it('keeps case where it is asked to', () => {
  expect(new CharacterSet([[97, 97]], false, false).has(65)).toBe(false)
})

it('takes a letter whose capital is two letters for itself only', () => {
  const set = new CharacterSet([[code('S'), code('S')]], false, true)

  expect(set.has(code('\u00df'))).toBe(false)
})

it('turns spans round', () => {
  expect(
    complement([
      [5, 9],
      [0, 1],
      [7, 12],
    ]),
  ).toEqual([
    [2, 4],
    [13, LAST_CODE_POINT],
  ])
  expect(complement([[0, LAST_CODE_POINT]])).toEqual([])
})
