import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyExpression } from '../../../test/filter-arbitraries.ts'
import { parseFilter } from '../syntax/parse.ts'
import { readAloud, type FilterLanguage } from './read-aloud.ts'

function aloud(text: string, language: FilterLanguage): string {
  const parsed = parseFilter(text)
  return parsed.ok ? readAloud(parsed.expression, language) : parsed.error.message
}

it.each([
  ['', 'all frames', '\u6240\u6709\u5e27'],
  ['error', 'there is an error', '\u6709\u9519\u8bef\u7801'],
  ['!error', 'there is no error', '\u6ca1\u6709\u9519\u8bef\u7801'],
  [
    'api == 0 && error != 0',
    'the API is Produce, and there is an error',
    'API \u662f Produce\uff0c\u5e76\u4e14\u6709\u9519\u8bef\u7801',
  ],
  [
    'topic in {orders, "my topic"} || (latency > 10ms && !(conn == c2))',
    'a topic is orders or "my topic", or (the latency is more than 10ms, and not (the connection is c2))',
    '\u67d0\u4e2a\u4e3b\u9898\u662f orders \u6216 \u201cmy topic\u201d\uff0c\u6216\u8005\uff08\u5ef6\u8fdf\u5927\u4e8e 10ms\uff0c\u5e76\u4e14\u5e76\u975e\uff08\u8fde\u63a5\u662f c2\uff09\uff09',
  ],
  [
    'topic != orders',
    'there is a topic and none is orders',
    '\u6709\u4e3b\u9898\u4e14\u90fd\u4e0d\u662f orders',
  ],
  [
    'topic === orders',
    'there is a topic and all are orders',
    '\u6709\u4e3b\u9898\u4e14\u90fd\u662f orders',
  ],
  ['node != 1', 'the node is not 1', '\u8282\u70b9\u4e0d\u662f 1'],
  [
    'error == UNSUPPORTED_VERSION',
    'an error is UNSUPPORTED_VERSION (35)',
    '\u67d0\u4e2a\u9519\u8bef\u7801\u662f UNSUPPORTED_VERSION (35)',
  ],
  [
    'Produce.request.acks == 0',
    'acks of the Produce request is 0',
    'Produce \u8bf7\u6c42\u7684 acks \u662f 0',
  ],
  ['Fetch.response', 'it is a Fetch response', '\u662f Fetch \u54cd\u5e94'],
  ['ApiVersions', 'it is an ApiVersions message', '\u662f ApiVersions \u6d88\u606f'],
  [
    '!Produce',
    'not (it is a Produce message)',
    '\u5e76\u975e\uff08\u662f Produce \u6d88\u606f\uff09',
  ],
  ['acks == 1', 'a field acks is 1', '\u67d0\u4e2a acks \u5b57\u6bb5\u662f 1'],
  ['version in {3..5, 9}', 'the version is 3 to 5 or 9', '\u7248\u672c\u662f 3 \u5230 5 \u6216 9'],
  [
    'client ~ "^k"',
    'the client id matches the pattern "^k"',
    '\u5ba2\u6237\u7aef ID \u5339\u914d\u6b63\u5219\u8868\u8fbe\u5f0f\u201c^k\u201d',
  ],
  ['kafka.len > 5', 'the size is more than 5', '\u5927\u5c0f\u5927\u4e8e 5'],
  ['nonsense == 1', 'nonsense is 1', 'nonsense \u662f 1'],
])('%s', (text, english, chinese) => {
  expect(aloud(text, 'en')).toBe(english)
  expect(aloud(text, 'zh')).toBe(chinese)
})

it('has words for every tree', () => {
  fc.assert(
    fc.property(anyExpression, (expression) => {
      for (const language of ['en', 'zh'] as const) {
        expect(readAloud(expression, language)).not.toMatch(/undefined|^$/)
      }
    }),
  )
})
