import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compileFilter } from '../filter.ts'
import { suggest } from './suggest.ts'

/** What the filter becomes with the first suggestion. */
function accepted(text: string): string | undefined {
  const [first] = suggest(text, text.length)
  return first && text.slice(0, first.from) + first.insert + text.slice(first.to)
}

it.each([
  ['lat', 'latency'],
  ['latency ', 'latency == '],
  ['api == Prod', 'api == Produce'],
  ['error == UNSUPPORTED_V', 'error == UNSUPPORTED_VERSION'],
  ['api == Produce ', 'api == Produce && '],
  ['direction == "req', 'direction == request'],
  ['api in ', 'api in {'],
  ['api in {Fet', 'api in {Fetch'],
  ['api in {Fetch ', 'api in {Fetch , '],
  ['Produce.request.ac', 'Produce.request.acks'],
  ['"x', undefined],
])('%s becomes %s', (text, expected) => {
  expect(accepted(text)).toBe(expected)
})

it('gives as many as are asked for', () => {
  expect(suggest('e', 1)).toHaveLength(50)
  expect(suggest('e', 1, { limit: 3 })).toHaveLength(3)
  expect(suggest('', 0, { language: 'zh' })[0]?.hint).toContain('API')
})

it('leads to filters that can be read', () => {
  const steps = fc.array(fc.nat(7), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(steps, (picks) => {
      let text = ''
      for (const pick of picks) {
        const choices = suggest(text, text.length, { limit: 8 })
        const choice = choices[Math.min(pick, choices.length - 1)]
        if (choice === undefined) return
        text = `${text.slice(0, choice.from)}${choice.insert}`
        if (!/[ .{]$/.test(text)) text += ' '
      }
      // One more may be missing, a value or a bracket, but nothing is wrong before the end.
      const filter = compileFilter(text)
      if (!filter.ok && !filter.error.message.startsWith('Say what')) {
        expect(filter.error.column).toBeGreaterThanOrEqual(text.trimEnd().length)
      }
    }),
  )
})
