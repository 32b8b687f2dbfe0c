import fc from 'fast-check'
import { expect, it } from 'vitest'
import { recognizePayload, type Payload } from './payload.ts'

const of = (...bytes: number[]): Payload => recognizePayload(Uint8Array.from(bytes))
const text = (content: string): Payload => recognizePayload(Uint8Array.from(Buffer.from(content)))

it('tells nothing from null', () => {
  expect(recognizePayload(null)).toEqual({ kind: 'null' })
  expect(of()).toEqual({ kind: 'empty' })
})

it('shows JSON indented, with all digits', () => {
  expect(text(' {"id":9007199254740993}')).toEqual({
    kind: 'json',
    text: '{\n  "id": 9007199254740993\n}',
  })
})

it('shows text as text, also where it nearly is JSON', () => {
  expect(text('order 1\n')).toEqual({ kind: 'text', text: 'order 1\n' })
  expect(text('{"cut":')).toEqual({ kind: 'text', text: '{"cut":' })
  expect(text('\u00e9\u{1f600}')).toEqual({ kind: 'text', text: '\u00e9\u{1f600}' })
})

it('reads a schema id in front of JSON', () => {
  expect(of(0, 0, 0, 0, 7, 0x5b, 0x31, 0x5d)).toMatchObject({ kind: 'binary' })
  expect(of(0, 0, 0, 0, 7, 0x5b, 0x31, 0x32, 0x5d)).toEqual({
    kind: 'json',
    text: '[\n  12\n]',
    schemaId: 7,
  })
})

it('reads a schema id and the message indexes in front of protobuf', () => {
  expect(of(0, 0, 0, 1, 0, 0, 0x08, 0x05, 0x12, 1, 0x61)).toEqual({
    kind: 'protobuf',
    schemaId: 256,
    messageIndexes: [0],
    fields: [
      { number: 1, wireType: 'varint', start: 7, end: 8 },
      { number: 2, wireType: 'bytes', start: 10, end: 11 },
    ],
  })
  expect(of(0, 0, 0, 0, 3, 4, 2, 0, 0x08, 0x05)).toMatchObject({
    kind: 'protobuf',
    messageIndexes: [1, 0],
  })
})

it('takes what else has a schema id for Avro', () => {
  expect(of(0, 0, 0, 0, 9, 0x0a, 0x68, 0x65, 0x6c, 0x6c, 0x6f)).toEqual({
    kind: 'avro',
    schemaId: 9,
    data: Uint8Array.of(0x0a, 0x68, 0x65, 0x6c, 0x6c, 0x6f),
  })
  expect(of(0, 0, 0, 0, 9)).toMatchObject({ kind: 'avro', data: new Uint8Array() })
})

it('shows four and eight bytes as an integer', () => {
  expect(of(0xff, 0xff, 0xff, 0xfe)).toEqual({ kind: 'binary', integer: -2n })
  expect(of(0, 0, 0, 0, 0, 0, 1, 0)).toEqual({ kind: 'binary', integer: 256n })
  expect(of(1, 2, 3)).toEqual({ kind: 'binary' })
})

it('takes no schema id below 1', () => {
  expect(of(0, 0, 0, 0, 0, 1)).toEqual({ kind: 'binary' })
  expect(of(0, 0xff, 0, 0, 0, 1)).toEqual({ kind: 'binary' })
})

it('knows what to say of any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.boolean(), (bytes, hasMagic) => {
      if (hasMagic && bytes.length > 0) bytes[0] = 0
      expect(recognizePayload(bytes).kind).toMatch(/^(empty|json|text|avro|protobuf|binary)$/)
    }),
    { numRuns: 500 },
  )
})
