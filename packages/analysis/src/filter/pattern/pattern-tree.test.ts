import { expect, it } from 'vitest'
import { parsePattern, type PatternNode } from './pattern-tree.ts'

function read(source: string): PatternNode {
  const parsed = parsePattern(source)
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.tree
}
const letter = (text: string): PatternNode => {
  const code = text.charCodeAt(0)
  return { type: 'characters', spans: [[code, code]], isNegated: false }
}

it('reads choices, sequences and repeats by their rank', () => {
  expect(read('ab*|c')).toEqual({
    type: 'choice',
    items: [
      {
        type: 'sequence',
        items: [letter('a'), { type: 'repeat', item: letter('b'), least: 0, most: Infinity }],
      },
      letter('c'),
    ],
  })
})

it('takes braces that are no count for themselves', () => {
  expect(read('a{,2}')).toMatchObject({ type: 'sequence', items: { length: 5 } })
})

it('reads a minus at the ends of a class as a minus', () => {
  expect(read('[-a]')).toMatchObject({
    spans: [
      [45, 45],
      [97, 97],
    ],
  })
  expect(read('[a-]')).toMatchObject({
    spans: [
      [97, 97],
      [45, 45],
    ],
  })
})

it('ignores case unless it is told not to', () => {
  expect(parsePattern('a')).toMatchObject({ ignoresCase: true })
  expect(parsePattern('(?-i)a')).toMatchObject({ ignoresCase: false, tree: letter('a') })
})
