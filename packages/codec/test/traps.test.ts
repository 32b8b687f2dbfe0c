// What decoders get wrong, each as bytes written down by hand (protocol: KIP-482, KIP-511, Kafka's
// message generator). A golden vector may miss such a case; these cannot.
import { expect, it } from 'vitest'
import {
  apiOf,
  bodyToJson,
  decodeData,
  decodeRequest,
  decodeResponse,
  encodeData,
  encodeRequest,
  encodeResponse,
  messageFromJson,
  messageToJson,
  readRequestHeader,
  readResponseHeader,
  type KafkaStruct,
} from '../src/index.ts'

function hex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'))
}

function response(apiKey: number, apiVersion: number, body: KafkaStruct): Uint8Array {
  return encodeResponse({ apiKey, apiVersion, header: { correlationId: 1 }, body })
}

function shared(records: Uint8Array | null): KafkaStruct {
  return { responses: [{ partitions: [{ partitionIndex: 0, acquiredRecords: [], records }] }] }
}

it('reads the ApiVersions response with header v0 although its body is flexible', () => {
  const frame = hex('00000007 0000 02 0012 0000 0004 00 00000000 00')

  expect(readResponseHeader(frame, 18, 3)).toEqual({
    correlationId: 7,
    headerVersion: 0,
    bodyOffset: 4,
  })
  expect(decodeResponse(frame, 18, 3)).toMatchObject({
    status: 'ok',
    body: {
      errorCode: 0,
      apiKeys: [{ apiKey: 18, minVersion: 0, maxVersion: 4 }],
      throttleTimeMs: 0,
    },
  })
})

it('recognises the v0 answer to a newer ApiVersions request, with and without key 18', () => {
  for (const [bytes, keys] of [
    ['00000007 0023 00000001 0012 0000 0003', 1],
    ['00000007 0023 00000000', 0],
  ] as const) {
    const message = decodeResponse(hex(bytes), 18, 4)

    expect(message).toMatchObject({
      status: 'ok',
      apiVersion: 4,
      schemaVersion: 0,
      body: { errorCode: 35 },
    })
    expect(message.body['apiKeys']).toHaveLength(keys)
    expect(encodeResponse(message)).toEqual(hex(bytes))
  }
})

it('still reads error 35 of ApiVersions in the version that was asked, where it is', () => {
  expect(decodeResponse(hex('00000007 0023 01 00000000 00'), 18, 3)).toMatchObject({
    status: 'ok',
    schemaVersion: 3,
  })
})

it('keeps the two-byte length of the client id in the flexible header', () => {
  const frame = hex('0003 000c 00000005 0003 6b676f 00 00 00 00 00')

  expect(readRequestHeader(frame)).toEqual({
    apiKey: 3,
    apiVersion: 12,
    correlationId: 5,
    clientId: 'kgo',
    headerVersion: 2,
    bodyOffset: 14,
  })
  expect(decodeRequest(frame)).toMatchObject({ status: 'ok', body: { topics: null } })
})

it('keeps unknown tags of the header', () => {
  const frame = hex('0003 000c 00000005 ffff 01 63 02 abcd 00 00 00 00')
  const message = decodeRequest(frame)

  expect(message.header).toMatchObject({
    clientId: null,
    _unknownTaggedFields: [{ tag: 99, data: hex('abcd') }],
  })
  expect(encodeRequest(message)).toEqual(frame)
})

it('reads request header v0 for ControlledShutdown v0 only', () => {
  expect(readRequestHeader(hex('0007 0000 00000005 00000001'))).toMatchObject({
    headerVersion: 0,
    clientId: null,
    bodyOffset: 8,
  })
  expect(readRequestHeader(hex('0007 0001 00000005 0000'))).toMatchObject({ headerVersion: 1 })
})

it('takes the byte before a nullable struct as its marker: -1 null, 1 present', () => {
  const head = '00000001 00 00000000 0000 00 0261 00000003 00001388'
  const absent = decodeResponse(hex(`${head} ff 00`), 68, 0)
  const present = decodeResponse(hex(`${head} 01 01 00 00`), 68, 0)

  expect(absent).toMatchObject({ status: 'ok', body: { memberId: 'a', assignment: null } })
  expect(present).toMatchObject({ status: 'ok', body: { assignment: { topicPartitions: [] } } })
})

it('takes a varint as the marker where the nullable struct is tagged: 0 null, 1 present', () => {
  const fields = { clientId: '', clientHost: '', subscribedTopicNames: [], rebalanceTimeoutMs: 0 }
  const empty = { instanceId: null, rackId: null, subscribedTopicRegex: null, serverAssignor: null }
  const name = 'ConsumerGroupMemberMetadataValue'
  const bytes = encodeData(name, 0, { ...fields, ...empty, classicMemberMetadata: null })

  expect(bytes.subarray(-4)).toEqual(hex('01 00 01 00'))
  expect(decodeData(name, 0, bytes)).toMatchObject({
    status: 'ok',
    struct: { classicMemberMetadata: null },
  })
})

it('lets the version decide whether null is allowed', () => {
  // ShareFetch records may be null in the early v0 of 3.9, and not since.
  const early = response(78, 0, shared(null))

  expect(decodeResponse(early, 78, 0).status).toBe('ok')
  expect(() => response(78, 1, shared(null))).toThrow(
    'responses[0].partitions[0].records: Null is not allowed',
  )
  const late = response(78, 1, shared(hex('abcdef')))
  const withNull = hex(Buffer.from(late).toString('hex').replace('04abcdef', '00'))
  expect(decodeResponse(late, 78, 1).status).toBe('ok')
  expect(decodeResponse(withNull, 78, 1)).toMatchObject({
    status: 'partial',
    error: {
      code: 'BAD_LENGTH',
      path: 'responses[0].partitions[0].records',
      detail: 'Null is not allowed',
    },
  })
})

it('hands out records as they are, also a batch that is cut at the end of a Fetch', () => {
  const cut = hex('0000000000000005 00000040 00000000 02')
  const frame = response(1, 11, { responses: [{ topic: 't', partitions: [{ records: cut }] }] })

  expect(decodeResponse(frame, 1, 11)).toMatchObject({
    status: 'ok',
    body: { responses: [{ partitions: [{ records: cut }] }] },
  })
})

it('reads ports of 16 bits without a sign', () => {
  const frame = response(52, 1, { nodeEndpoints: [{ nodeId: 1, host: 'a', port: 65535 }] })

  expect(decodeResponse(frame, 52, 1).body).toMatchObject({ nodeEndpoints: [{ port: 65535 }] })
})

it('gives the request inside an Envelope as bytes that are a frame again', () => {
  const inner = hex('0012 0000 00000001 0001 61')
  const frame = encodeRequest({
    apiKey: 58,
    apiVersion: 0,
    header: { correlationId: 1, clientId: 'c' },
    body: { requestData: inner, requestPrincipal: null, clientHostAddress: hex('7f000001') },
  })

  const { body } = decodeRequest(frame)
  expect(decodeRequest(body['requestData'] as Uint8Array)).toMatchObject({
    apiName: 'ApiVersions',
    status: 'ok',
  })
})

it('keeps what text decoders drop: a byte order mark, U+0000, names of Object.prototype', () => {
  for (const name of ['\ufefforders', 'a\u0000b', '__proto__', 'constructor', '\u2028']) {
    const frame = response(3, 1, {
      topics: [{ name, errorCode: 0, isInternal: false, partitions: [] }],
    })
    const message = decodeResponse(frame, 3, 1)
    const json = messageToJson(message)

    expect(message.body['topics']).toMatchObject([{ name }])
    expect(json.split(/\r?\n|\u2028|\u2029/)).toHaveLength(1)
    expect(encodeResponse(messageFromJson(json))).toEqual(frame)
  }
})

it('keeps floats that are not plain numbers, in bytes and in JSON', () => {
  for (const value of [-0, Number.NaN, Infinity, -Infinity, 1e21, Number.MIN_VALUE]) {
    const frame = response(48, 0, { entries: [{ entity: [], values: [{ key: 'k', value }] }] })
    const message = decodeResponse(frame, 48, 0)

    expect(message.body['entries']).toEqual([{ entity: [], values: [{ key: 'k', value }] }])
    expect(encodeResponse(messageFromJson(messageToJson(message)))).toEqual(frame)
  }
})

it('prints and reads integers beyond 2^53 with all their digits', () => {
  for (const offset of [9007199254740993n, -9223372036854775808n, 9223372036854775807n]) {
    const frame = response(2, 1, { topics: [{ name: 't', partitions: [{ offset }] }] })
    const json = messageToJson(decodeResponse(frame, 2, 1))

    expect(json).toContain(`"offset":${offset}}`)
    expect(encodeResponse(messageFromJson(json))).toEqual(frame)
  }
})

it('tells a null array from an empty one: Metadata v1 asks for all topics or for none', () => {
  const head = '0003 0001 00000001 0001 61'

  expect(decodeRequest(hex(`${head} ffffffff`)).body).toEqual({ topics: null })
  expect(decodeRequest(hex(`${head} 00000000`)).body).toEqual({ topics: [] })
})

it('names key 74 as each release does', () => {
  const frame = response(74, 0, { errorCode: 0, configResources: [{ resourceName: 'm' }] })

  expect(bodyToJson(decodeResponse(frame, 74, 0))).toContain(
    '"configResources":[{"resourceName":"m"}]',
  )
  const early = decodeResponse(frame, 74, 0, { release: '3.9' })
  expect(early.apiName).toBe('ListClientMetricsResources')
  expect(bodyToJson(early)).toContain('"clientMetricsResources":[{"name":"m"}]')
})

it('falls back to the layout of 3.9 where only that one fits', () => {
  const body = { results: [{ partitions: [{ partition: 4, stateEpoch: 1, startOffset: 9n }] }] }
  const old = encodeResponse({
    apiKey: 87,
    apiVersion: 0,
    schemaRelease: '3.9',
    header: { correlationId: 1 },
    body,
  })

  expect(decodeResponse(old, 87, 0)).toMatchObject({
    status: 'assumed',
    schemaRelease: '3.9',
    body: { results: [{ partitions: [{ startOffset: 9n }] }] },
  })
  expect(decodeResponse(old, 87, 0, { release: '3.9' }).status).toBe('ok')
  expect(decodeResponse(old, 87, 0, { release: '4.4' }).status).toBe('partial')
})

it('reads the APIs and versions that 4.x no longer has', () => {
  expect(apiOf(6)?.releases).toEqual({ '3.9': [0, 8] })
  expect(apiOf(0)?.request.versions[0]).toBe(0)
  const frame = hex('0000 0000 00000001 0001 61 0001 00000bb8 00000000')
  expect(decodeRequest(frame)).toMatchObject({
    status: 'ok',
    body: { acks: 1, timeoutMs: 3000, topicData: [] },
  })
})

it('refuses a tagged field that does not fill its size', () => {
  // Fetch v12 response: tag 0 (nodeEndpoints is v16) is unknown; in v16 its size is one byte too long.
  const frame = hex('00000001 00 00000000 0000 00000000 01 01 00 02 01 00')

  expect(decodeResponse(frame, 1, 12).body).toMatchObject({ _unknownTaggedFields: [{ tag: 0 }] })
  expect(decodeResponse(frame, 1, 16)).toMatchObject({
    status: 'partial',
    error: { code: 'BAD_LENGTH', path: 'nodeEndpoints' },
  })
})
