import { expect, it } from 'vitest'
import { parseProtos, reachableFrom } from './protos.ts'

const text = `
syntax = "proto3"; // a comment with message { in it
package a.b.v1;
import "a/other.proto";
message Outer {
  reserved 1, 4;
  /* repeated string gone = 1; */
  repeated a.c.v1.Other other_things = 3 [deprecated = true];
  oneof value { double as_double = 2; Inner inner = 5; }
  message Inner { optional Level level_now = 1; }
}
enum Level { LEVEL_NONE = 0; LEVEL_HIGH = 7; }
message Unused { bytes it = 1; }
`
const other = 'syntax = "proto3"; package a.c.v1; message Other { sint32 scale = 6; }'

it('reads messages, nested and with oneof, by their names', () => {
  const schema = parseProtos([text, other])

  expect(schema.messages).toMatchObject({
    Outer: [
      { number: 2, name: 'asDouble', type: 'double' },
      { number: 3, name: 'otherThings', type: 'Other', repeated: true },
      { number: 5, name: 'inner', type: 'Outer.Inner' },
    ],
    'Outer.Inner': [{ number: 1, name: 'levelNow', type: 'Level' }],
  })
  expect(schema.enums).toEqual({ Level: { 0: 'LEVEL_NONE', 7: 'LEVEL_HIGH' } })
})

it('keeps what a message leads to', () => {
  const schema = reachableFrom('Outer', parseProtos([text, other]))

  expect(Object.keys(schema.messages)).toEqual(['Other', 'Outer', 'Outer.Inner'])
  expect(Object.keys(reachableFrom('Unused', schema).enums)).toEqual([])
})

it.each([
  ['service S { }', '"service"'],
  ['message M { map<string, string> m = 1; }', 'found'],
  ['message M { Missing it = 1; }', 'unknown type Missing'],
  ['message M { string it = 1;', 'ends in the middle'],
])('refuses what it would lose: %s', (proto, reason) => {
  expect(() => parseProtos([proto])).toThrow(reason)
})
