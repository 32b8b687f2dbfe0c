import { expect, it } from 'vitest'
import { indentJson } from './indent-json.ts'

it('lays out nested JSON and keeps every digit', () => {
  expect(indentJson('{"offset":9223372036854775807,"topics":[{"name":"a"},{"name":"b"}]}')).toBe(
    [
      '{',
      '  "offset": 9223372036854775807,',
      '  "topics": [',
      '    {',
      '      "name": "a"',
      '    },',
      '    {',
      '      "name": "b"',
      '    }',
      '  ]',
      '}',
    ].join('\n'),
  )
})

it('leaves strings alone, whatever is in them', () => {
  const text = '{"a":"x,{\\"y\\":[1]}\\\\"}'

  expect(JSON.parse(indentJson(text))).toEqual(JSON.parse(text))
  expect(indentJson(text)).toBe('{\n  "a": "x,{\\"y\\":[1]}\\\\"\n}')
})

it('keeps empty objects and arrays on their line', () => {
  expect(indentJson('{"a":{},"b":[]}')).toBe('{\n  "a": {},\n  "b": []\n}')
  expect(indentJson('{}')).toBe('{}')
})
