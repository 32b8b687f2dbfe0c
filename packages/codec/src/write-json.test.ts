import { expect, it } from 'vitest'
import { encodeRequest, encodeResponse } from './encode.ts'
import { decodeRequest, decodeResponse } from './message.ts'
import { bodyToJson, headerToJson, messageToJson, textToJson } from './write-json.ts'

const frame = encodeRequest({
  apiKey: 0,
  apiVersion: 9,
  header: { correlationId: 1, clientId: null },
  body: {
    acks: -1,
    topicData: [{ name: 'a"b', partitionData: [{ index: 0, records: Uint8Array.of(255) }] }],
    _unknownTaggedFields: [{ tag: 7, data: Uint8Array.of(1, 2) }],
  },
})

it('prints a message in the order and forms of Kafka', () => {
  expect(messageToJson(decodeRequest(frame))).toBe(
    '{"kind":"request","apiKey":0,"api":"Produce","apiVersion":9,' +
      '"header":{"requestApiKey":0,"requestApiVersion":9,"correlationId":1,"clientId":null},' +
      '"body":{"transactionalId":null,"acks":-1,"timeoutMs":0,"topicData":[{"name":"a\\"b",' +
      '"partitionData":[{"index":0,"records":"/w=="}]}],"_unknownTaggedFields":[{"tag":7,"data":"AQI="}]}}',
  )
})

it('leaves the form of records to who knows them', () => {
  expect(bodyToJson(decodeRequest(frame), { records: sizeOf })).toContain(
    '"records":{"sizeInBytes":1}',
  )
})

it('says what is wrong with a message that was not read whole', () => {
  const json = messageToJson(decodeRequest(frame.subarray(0, 17)))

  expect(JSON.parse(json)).toMatchObject({
    status: 'partial',
    error: 'Wanted 4 bytes, 3 left at byte 14 of the frame, in timeoutMs',
    unreadBytes: 3,
    body: { acks: -1 },
  })
})

it('prints the header alone and nothing for a body without a table', () => {
  const unknown = decodeRequest(Uint8Array.of(0x7f, 0, 0, 0, 0, 0, 0, 1, 0, 0, 9))

  expect(bodyToJson(unknown)).toBe('{}')
  expect(headerToJson(unknown)).toContain('"correlationId":1')
  const answer = encodeResponse({
    apiKey: 12,
    apiVersion: 4,
    header: { correlationId: 8 },
    body: {},
  })
  expect(headerToJson(decodeResponse(answer, 12, 4))).toBe('{"correlationId":8}')
})

it('escapes what some readers take for the end of a line', () => {
  expect(textToJson('a\u2028b\u2029c\n')).toBe(String.raw`"a\u2028b\u2029c\n"`)
})

function sizeOf(records: Uint8Array): string {
  return `{"sizeInBytes":${records.length}}`
}
