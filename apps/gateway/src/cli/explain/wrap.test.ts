import { expect, it } from 'vitest'
import { wrapped } from './wrap.ts'

it('breaks lines between words, and keeps a word that is too long', () => {
  const long = 'x'.repeat(120)
  const lines = [...wrapped(`${'word '.repeat(25)}${long} end`, '- ', '  ')]

  expect(lines.map((line) => line.slice(0, 6))).toEqual(['- word', '  word', '  xxxx', '  end'])
  expect(lines[0]?.length).toBeLessThanOrEqual(100)
  expect(lines[2]).toBe(`  ${long}`)
})
