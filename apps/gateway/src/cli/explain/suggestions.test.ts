import { expect, it } from 'vitest'
import { editDistance, nearestWords } from './suggestions.ts'

it.each([
  ['UNSUPORTED_VERSION', 'UNSUPPORTED_VERSION'],
  ['Prodcue', 'Produce'],
  ['metadat', 'Metadata'],
  ['offset-out-of-rnage', 'OFFSET_OUT_OF_RANGE'],
  ['txn-produce-v12', 'txn-produce-v12-without-tv2'],
])('knows what %s was meant to be', (word, meant) => {
  expect(nearestWords(word)).toContain(meant)
})

it('suggests few words, or none', () => {
  expect(nearestWords('group').length).toBeLessThanOrEqual(3)
  expect(nearestWords('xyzzyplugh')).toEqual([])
  expect(nearestWords('-')).toEqual([])
})

it('counts insertions, omissions, replacements and swaps', () => {
  expect(editDistance('fetch', 'fetch')).toBe(0)
  expect(editDistance('fetch', 'fecth')).toBe(1)
  expect(editDistance('fetch', 'fetches')).toBe(2)
  expect(editDistance('', 'abc')).toBe(3)
})
