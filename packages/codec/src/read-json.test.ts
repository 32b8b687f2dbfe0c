import { expect, it } from 'vitest'
import { messageFromJson, parseExact } from './read-json.ts'

const message = (body: string, more = '"apiVersion":1') =>
  `{"kind":"response","api":"Metadata",${more},"header":{"correlationId":1},"body":${body}}`

it('reads integers beyond 2^53 from their digits', () => {
  expect(parseExact('[9007199254740993,-9223372036854775808,1e30,0.5,7]')).toEqual([
    9007199254740993n,
    -9223372036854775808n,
    1e30,
    0.5,
    7,
  ])
})

it('finds the API by name or by key', () => {
  expect(messageFromJson(message('{"controllerId":4}'))).toMatchObject({
    kind: 'response',
    apiKey: 3,
    body: { controllerId: 4 },
  })
  expect(messageFromJson(message('{}', '"apiKey":18,"apiVersion":0')).apiKey).toBe(18)
})

it.each([
  ['[]', 'message: Wanted an object'],
  ['{"kind":"x"}', 'kind: Wanted "request" or "response"'],
  ['{"kind":"request","api":"Nope"}', 'apiKey: Wanted the key or the name of an API'],
  ['{"kind":"request","api":"Fetch"}', 'apiVersion: Wanted a number'],
  [message('{"nope":1}'), 'nope: This version has no such field'],
  [message('{"brokers":{}}'), 'brokers: Wanted an array'],
  [message('{"brokers":[1]}'), 'brokers[0]: Wanted an object'],
  [
    message('{"_unknownTaggedFields":[{"tag":"1"}]}'),
    '_unknownTaggedFields[0].tag: Wanted a number',
  ],
  [message('{"_unknownTaggedFields":[{"tag":1,"data":"*"}]}'), 'Wanted bytes as base64'],
])('refuses %s', (json, error) => {
  expect(() => messageFromJson(json)).toThrow(error)
})
