import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isWord, tokenize } from './tokens.ts'

const texts = (source: string) =>
  tokenize(source).map(({ kind, text }) => (kind === 'word' ? text : `${kind} ${text}`))

it('needs no blanks around signs', () => {
  expect(texts('version>=3&&!(api==Produce)')).toEqual([
    'version',
    'symbol >=',
    '3',
    'symbol &&',
    'symbol !',
    'symbol (',
    'api',
    'symbol ==',
    'Produce',
    'symbol )',
    'end ',
  ])
})

it.each([
  'payments-1',
  'txn:payments-1',
  'orders[0]',
  '1.5s',
  '-1',
  '0x1f',
  'topic.with.dots',
  '*',
  '#3',
  '127.0.0.1:50012-127.0.0.1:9092',
  '[::1]:50012-[::1]:9092',
  '2026-11-22T16:58:00Z',
  '\u8ba2\u5355',
])('takes %s as one word', (word) => {
  expect(isWord(word)).toBe(true)
})

it('ends a word at a range', () => {
  expect(texts('{1..5, 10ms .. 1s}')).toEqual([
    'symbol {',
    '1',
    'symbol ..',
    '5',
    'symbol ,',
    '10ms',
    'symbol ..',
    '1s',
    'symbol }',
    'end ',
  ])
})

it('reads escapes, and leaves those of patterns alone', () => {
  const [token] = tokenize(String.raw`"a\"b\\ \x41\u00e4\u{1f600}\n orders\.\d+"`)

  expect(token?.text).toBe('a"b\\ A\u00e4\u{1f600}\n orders\\.\\d+')
})

it('reads raw text to the next quote', () => {
  expect(texts(String.raw`r"\d\\n" r`)).toEqual([String.raw`text \d\\n`, 'r', 'end '])
})

it.each([
  ['api = Produce', '"=" is no operator', 4, '=='],
  ['a & b', '"&" is no operator', 2, '&&'],
  ['topic == \u201corders\u201d', 'Unexpected \u201c, in a filter it is written "', 9, '"'],
  ['\uff08a)', 'Unexpected \uff08, in a filter it is written (', 0, '('],
  ["topic == 'orders'", 'Unexpected \', in a filter it is written "', 9, '"'],
  ['topic == "orders', 'The text has no closing quote', 9, undefined],
  ['"\\u{ffffff}"', 'No such character', 1, undefined],
])('says what is wrong in %s', (source, message, start, suggestion) => {
  const fault = tokenize(source).find(({ kind }) => kind === 'fault')

  expect(fault).toMatchObject({ text: message, start })
  expect(fault?.suggestion).toBe(suggestion)
})

it('covers any text from left to right and ends', () => {
  fc.assert(
    fc.property(fc.string(), (source) => {
      const tokens = tokenize(source)
      let last = 0
      for (const { start, end } of tokens) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThanOrEqual(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(source.length)
      expect(tokens.at(-1)?.kind).toBe('end')
    }),
  )
})
