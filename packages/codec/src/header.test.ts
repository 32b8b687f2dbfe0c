import { expect, it } from 'vitest'
import { apis } from './apis.ts'
import { encodeRequest } from './encode.ts'
import {
  looksLikeRequest,
  readRequestHeader,
  readResponseHeader,
  requestHeaderVersion,
  responseHeaderVersion,
} from './header.ts'

it('gives flexible versions the flexible headers, and only those', () => {
  expect([8, 9].map((version) => requestHeaderVersion(0, version))).toEqual([1, 2])
  expect([8, 9].map((version) => responseHeaderVersion(0, version))).toEqual([0, 1])
  expect([0, 1, 2].map((version) => requestHeaderVersion(17, version))).toEqual([1, 1, 1])
  expect([2, 3, 9].map((version) => responseHeaderVersion(18, version))).toEqual([0, 0, 0])
})

it('treats an unknown API as inflexible: nothing more can be known of it', () => {
  expect(requestHeaderVersion(9999, 0)).toBe(1)
  expect(responseHeaderVersion(9999, 0)).toBe(0)
})

it('throws on a header that is cut', () => {
  expect(() => readRequestHeader(Uint8Array.of(0, 3, 0))).toThrow('Wanted 2 bytes, 1 left')
  expect(() => readResponseHeader(Uint8Array.of(0), 3, 1)).toThrow('Wanted 4 bytes, 1 left')
})

it('finds the body behind the header of every API', () => {
  for (const { apiKey, request } of apis) {
    const frame = encodeRequest({
      apiKey,
      apiVersion: request.versions[1],
      header: { correlationId: 3, clientId: 'client' },
      body: {},
    })

    expect(readRequestHeader(frame)).toMatchObject({ apiKey, correlationId: 3, clientId: 'client' })
    expect(looksLikeRequest(frame)).toBe(true)
  }
})

it.each([
  ['nothing', []],
  ['a TLS record', [0x16, 0x03, 0x01, 0x02, 0, 1, 0, 1, 0xfc, 3]],
  ['a response', [0, 0, 0, 7, 0, 0, 0, 0, 0x10, 0]],
  ['a version far ahead', [0, 3, 0, 200, 0, 0, 0, 1, 0, 0]],
  ['a client id longer than the frame', [0, 3, 0, 1, 0, 0, 0, 1, 0, 9, 0x61]],
  ['a client id that is no text', [0, 3, 0, 1, 0, 0, 0, 1, 0, 2, 7, 8]],
  ['a header without room for the length', [0, 3, 0, 1, 0, 0, 0, 1]],
])('does not take %s for a request', (_what, bytes) => {
  expect(looksLikeRequest(Uint8Array.from(bytes))).toBe(false)
})

it('takes null and missing client ids', () => {
  expect(looksLikeRequest(Uint8Array.of(0, 3, 0, 1, 0, 0, 0, 1, 0xff, 0xff))).toBe(true)
  expect(looksLikeRequest(Uint8Array.of(0, 7, 0, 0, 0, 0, 0, 1))).toBe(true)
})

it('takes ApiVersions of the far future for a request, but no other API', () => {
  const afterKey = [0, 99, 0, 0, 0, 1, 0, 3, 0x6b, 0x67, 0x6f, 0]

  expect(looksLikeRequest(Uint8Array.of(0, 18, ...afterKey))).toBe(true)
  expect(looksLikeRequest(Uint8Array.of(0, 0, ...afterKey))).toBe(false)
})

it('takes no answer of a recorded broker for a Produce', () => {
  const answers = [
    '0000000000004c00000000000d0000010004001200000200', // ApiVersions v0 in answer to v4
    '000000020000000000000000000000000003e8000000', // InitProducerId
    '000000040000000000000000', // EndTxn
  ].map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')))

  expect(answers.map(looksLikeRequest)).toEqual([false, false, false])
})
