import fc from 'fast-check'
import { expect, it } from 'vitest'
import { caretAt } from './caret.ts'

/** The caret is the bar. */
function at(text: string): string {
  const caret = text.indexOf('|')
  const { expects, field, typed, from, to } = caretAt(text.replace('|', ''), caret)
  return `${expects} ${field} "${typed}" ${from}-${to}`
}

it.each(
  [
    ['|', 'field  "" 0-0'],
    ['ap|', 'field  "ap" 0-2'],
    ['ap|iKey == 1', 'field  "ap" 0-6'],
    ['api |', 'operator api "" 4-4'],
    ['api con|', 'operator api "con" 4-7'],
    ['api == |', 'value api "" 7-7'],
    ['api == Pr|', 'value api "Pr" 7-9'],
    ['topic == "my to|', 'value topic "my to" 9-15'],
    ['topic == "my to|pic" && error', 'value topic "my to" 9-19'],
    ['api == Produce |', 'joint  "" 15-15'],
    ['error && !|', 'field  "" 10-10'],
    ['error && !(la|', 'field  "la" 11-13'],
    ['api in |', 'list api "" 7-7'],
    ['api in {|', 'item api "" 8-8'],
    ['api in {Produce|', 'item api "Produce" 8-15'],
    ['api in {Produce |', 'separator api "" 16-16'],
    ['api in {Produce, F|', 'item api "F" 17-18'],
    ['version in {1..|', 'item version "" 15-15'],
    ['api in {Produce} |', 'joint  "" 17-17'],
    ['api not in {P|', 'item api "P" 12-13'],
    ['(error) |', 'joint  "" 8-8'],
  ].map(([text = '', expected = '']) => [text, expected] as const),
)('%s expects %s', (text, expected) => {
  const [, rest = ''] = expected.split(/(?<=^\w+) /)
  // After a whole term the field no longer matters.
  expect(at(text).replace(/^(joint) \S* /, '$1  ')).toBe(expected.replace(/^(joint)  /, '$1  '))
  expect(rest).not.toBe('')
})

it('knows a place in any text', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: -5, max: 50 }), (text, caret) => {
      const { from, to } = caretAt(text, caret)
      expect(from).toBeGreaterThanOrEqual(0)
      expect(to).toBeGreaterThanOrEqual(from)
      expect(to).toBeLessThanOrEqual(text.length)
    }),
  )
})
