import { expect, it } from 'vitest'
import { cut, parseKafkaJson, parseRange, versionsOf, withoutComments } from './kafka-json.ts'

const schema = `// A comment that is not taken.
{
  "apiKey": 99, "type": "request", "listeners": ["controller", "broker"], "name": "ThingRequest",
  "validVersions": "1-4", "flexibleVersions": "3+", "latestVersionUnstable": true,
  "fields": [
    { "name": "Url", "type": "string", "versions": "0+", "default": "http://x", "entityType": "topicName",
      "about": "A sentence that is not taken." }, // nor this one
    { "name": "Old", "type": "int32", "versions": "0" },
    { "name": "Things", "type": "[]Thing", "versions": "2+", "nullableVersions": "4+" },
    { "name": "Limit", "type": "int64", "versions": "3+", "taggedVersions": "3+", "tag": "0", "default": "0x7fffffffffffffff" },
    { "name": "Nothing", "type": "Thing", "versions": "3+", "default": null }
  ],
  "commonStructs": [
    { "name": "Thing", "fields": [{ "name": "Id", "type": "int32", "versions": "0+", "default": "-1", "mapKey": true }] }
  ]
}`

it('takes the facts and leaves the sentences', () => {
  const id = { name: 'id', type: 'int32', default: -1, mapKey: true }

  expect(
    parseKafkaJson(schema, 'kafka-clients-4.4.0-jar/common/message/ThingRequest.json'),
  ).toEqual({
    name: 'ThingRequest',
    kind: 'request',
    apiKey: 99,
    module: 'clients',
    listeners: ['broker', 'controller'],
    unstable: true,
    versions: [1, 4],
    flexible: [3, 4],
    fields: [
      { name: 'url', type: 'string', versions: [1, 4], default: 'http://x', entity: 'topicName' },
      {
        name: 'things',
        type: 'struct',
        array: true,
        versions: [2, 4],
        nullable: [4, 4],
        struct: 'Thing',
        fields: [{ ...id, versions: [2, 4] }],
      },
      {
        name: 'limit',
        type: 'int64',
        versions: [3, 4],
        tag: 0,
        tagged: [3, 4],
        default: '9223372036854775807',
      },
      {
        name: 'nothing',
        type: 'struct',
        versions: [3, 4],
        struct: 'Thing',
        fields: [{ ...id, versions: [3, 4] }],
      },
    ],
  })
})

it('reads a message that has no versions left', () => {
  const gone = '{"type":"request","name":"GoneRequest","apiKey":4,"validVersions":"none"}'

  expect(parseKafkaJson(gone, 'x')).toMatchObject({ versions: undefined, fields: [] })
})

it('stops at what it does not know', () => {
  expect(() => parseKafkaJson('{"type":"poem","name":"X","validVersions":"0"}', 'x.json')).toThrow(
    'x.json: unknown message type poem',
  )
  const field = '{"name":"A","type":"int128","versions":"0+"}'
  expect(() =>
    parseKafkaJson(`{"type":"data","name":"X","validVersions":"0","fields":[${field}]}`, 'x.json'),
  ).toThrow('x.json: no fields for int128')
})

it('reads and cuts version ranges', () => {
  expect(['none', '2', '1-3', '4+'].map(parseRange)).toEqual([
    undefined,
    [2, 2],
    [1, 3],
    [4, Infinity],
  ])
  expect(cut([2, Infinity], [0, 5])).toEqual([2, 5])
  expect(cut([2, 3], [4, 5])).toBeUndefined()
  expect(versionsOf([2, 4])).toEqual([2, 3, 4])
})

it('drops comments, but not inside strings', () => {
  expect(withoutComments('{"a": "x // y", // z\n"b": "\\"//"}')).toBe(
    '{"a": "x // y", \n"b": "\\"//"}',
  )
})
