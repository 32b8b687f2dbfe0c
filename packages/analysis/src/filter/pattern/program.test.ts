import { expect, it } from 'vitest'
import { parsePattern } from './pattern-tree.ts'
import { MAX_STEPS, programOf } from './program.ts'

function stepsOf(source: string): string[] | undefined {
  const parsed = parsePattern(source)
  if (!parsed.ok) throw new Error(parsed.message)
  return programOf(parsed.tree, true)?.steps.map(({ type }) => type)
}

it('writes counted repeats out', () => {
  expect(stepsOf('a{2,3}')).toEqual(['done', 'take', 'fork', 'take', 'take'])
  expect(stepsOf('a{2,}')).toEqual(['done', 'fork', 'take', 'take', 'take'])
})

it('gives up a pattern that would be too large, soon', () => {
  expect(stepsOf(`a{${MAX_STEPS - 2}}`)).toBeDefined()
  expect(stepsOf(`(((a{100}){100}){100}){100}`)).toBeUndefined()
})
