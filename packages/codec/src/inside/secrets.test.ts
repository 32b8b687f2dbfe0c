import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { apis } from '../apis.ts'
import { encodeRequest, encodeResponse } from '../encode.ts'
import { decodeRequestTree } from '../message-tree.ts'
import type { KafkaStruct } from '../value.ts'
import { mayHoldSecrets, secretsOfRequest, secretsOfResponse, secretsOfTree } from './secrets.ts'

const secret = Uint8Array.from(Buffer.from('S3CRET'))

function request(apiKey: number, apiVersion: number, body: KafkaStruct): Uint8Array {
  const header = { correlationId: 7, clientId: 'c' }
  return encodeRequest({ apiKey, apiVersion, header, body })
}

function response(apiKey: number, apiVersion: number, body: KafkaStruct): Uint8Array {
  return encodeResponse({ apiKey, apiVersion, header: { correlationId: 7 }, body })
}

/** The texts of the ranges, with their kinds. */
function found(frame: Uint8Array, ranges: ReturnType<typeof secretsOfRequest>): string[] {
  return ranges.map(({ offset, length, kind }) => {
    expect(offset + length).toBeLessThanOrEqual(frame.length)
    return `${kind}:${Buffer.from(frame).toString('latin1', offset, offset + length)}`
  })
}

const inRequest = (frame: Uint8Array, mechanism?: string): string[] =>
  found(frame, secretsOfRequest(frame, { mechanism }))

describe('SaslAuthenticate', () => {
  it('is read by the mechanism of the connection', () => {
    const authBytes = Uint8Array.from(Buffer.from('\0alice\0S3CRET'))
    for (const version of [0, 1, 2]) {
      const frame = request(36, version, { authBytes })
      expect(inRequest(frame, 'PLAIN')).toEqual(['password:S3CRET'])
      expect(inRequest(frame)).toEqual(['saslToken:\0alice\0S3CRET'])
    }
  })

  it('is read in the answer as well', () => {
    const authBytes = Uint8Array.from(Buffer.from('v=S3CRET'))
    const body = { errorCode: 0, errorMessage: null, authBytes, sessionLifetimeMs: 0n }
    const frame = response(36, 2, body)
    const ranges = secretsOfResponse(frame, 36, 2, { mechanism: 'SCRAM-SHA-256' })
    expect(found(frame, ranges)).toEqual(['scramSignature:S3CRET'])
  })

  it('is found in the recorded login', () => {
    const capture = readFileSync(new URL('../../../../traces/h-sasl-plain.pcap', import.meta.url))
    const at = capture.indexOf('\0alice\0alice-secret')
    const start = capture.lastIndexOf(Buffer.of(0, 36, 0, 2), at)
    const frame = Uint8Array.from(capture.subarray(start, start + capture.readInt32BE(start - 4)))
    expect(inRequest(frame, 'PLAIN')).toEqual(['password:alice-secret'])
  })
})

it('withholds salted passwords, not their salt', () => {
  const upsertion = { name: 'bob', mechanism: 1, iterations: 4096, salt: Uint8Array.of(1, 2) }
  const frame = request(51, 0, {
    deletions: [],
    upsertions: [{ ...upsertion, saltedPassword: secret }],
  })
  expect(inRequest(frame)).toEqual(['saltedPassword:S3CRET'])
})

it('withholds the hmac of delegation tokens in all four APIs', () => {
  expect(inRequest(request(39, 2, { hmac: secret, renewPeriodMs: 1n }))).toEqual(['hmac:S3CRET'])
  expect(inRequest(request(40, 1, { hmac: secret, expiryTimePeriodMs: 1n }))).toEqual([
    'hmac:S3CRET',
  ])
  const token = {
    principalType: 'User',
    principalName: 'a',
    tokenRequesterPrincipalType: 'User',
    tokenRequesterPrincipalName: 'a',
    issueTimestampMs: 1n,
    expiryTimestampMs: 1n,
    maxTimestampMs: 1n,
    tokenId: 't',
    hmac: secret,
    throttleTimeMs: 0,
    errorCode: 0,
  }
  const created = response(38, 3, token)
  expect(found(created, secretsOfResponse(created, 38, 3))).toEqual(['hmac:S3CRET'])
  const described = {
    errorCode: 0,
    throttleTimeMs: 0,
    tokens: [
      {
        ...token,
        issueTimestamp: 1n,
        expiryTimestamp: 1n,
        maxTimestamp: 1n,
        renewers: [],
      },
    ],
  }
  const frame = response(41, 3, described)
  expect(found(frame, secretsOfResponse(frame, 41, 3))).toEqual(['hmac:S3CRET'])
})

describe('configs', () => {
  const configs = [
    { name: 'sasl.jaas.config', value: 'S3CRET', configOperation: 0 },
    { name: 'retention.ms', value: '1000', configOperation: 0 },
    { name: 'ssl.key.password', value: null, configOperation: 0 },
  ]
  const resources = [{ resourceType: 2, resourceName: 'password', configs }]

  it.each([
    [33, 0],
    [33, 2],
    [44, 0],
    [44, 1],
  ])('that are altered (key %i v%i) lose the values of telling names', (apiKey, version) => {
    const body = { resources, validateOnly: false }
    expect(inRequest(request(apiKey, version, body))).toEqual(['configValue:S3CRET'])
  })

  it('of new topics, and of the answer to them', () => {
    const topic = {
      name: 'password',
      numPartitions: 1,
      replicationFactor: 1,
      assignments: [],
      configs,
    }
    const asked = request(19, 7, { topics: [topic], timeoutMs: 1, validateOnly: false })
    expect(inRequest(asked)).toEqual(['configValue:S3CRET'])
    const answer = {
      name: 'password',
      topicId: 'AAAAAAAAAAEAAAAAAAAAAg',
      errorCode: 0,
      errorMessage: null,
      numPartitions: 1,
      replicationFactor: 1,
      configs: configs.map(({ name, value }) => ({
        name,
        value,
        readOnly: false,
        configSource: 1,
        isSensitive: false,
      })),
    }
    const frame = response(19, 7, { throttleTimeMs: 0, topics: [answer] })
    expect(found(frame, secretsOfResponse(frame, 19, 7))).toEqual(['configValue:S3CRET'])
  })

  it('that are described, with their synonyms', () => {
    const config = {
      name: 'my.secret',
      value: 'S3CRET',
      readOnly: false,
      configSource: 1,
      isSensitive: false,
      synonyms: [{ name: 'other.secret', value: 'S3CRET', source: 1 }],
      configType: 0,
      documentation: null,
    }
    const result = {
      errorCode: 0,
      errorMessage: null,
      resourceType: 4,
      resourceName: '1',
      configs: [config],
    }
    const frame = response(32, 4, { throttleTimeMs: 0, results: [result] })
    const ranges = secretsOfResponse(frame, 32, 4)
    expect(found(frame, ranges)).toEqual(['configValue:S3CRET', 'configValue:S3CRET'])
  })
})

describe('Envelope', () => {
  const inner = request(39, 2, { hmac: secret, renewPeriodMs: 1n })
  const envelope = request(58, 0, {
    requestData: inner,
    requestPrincipal: null,
    clientHostAddress: Uint8Array.of(127, 0, 0, 1),
  })

  it('is looked into', () => {
    expect(inRequest(envelope)).toEqual(['hmac:S3CRET'])
  })

  it('loses its whole answer where nobody knows what was asked', () => {
    const responseData = Uint8Array.of(0, 0, 0, 7, 1, 2, 3)
    const frame = response(58, 0, { responseData, errorCode: 0 })
    expect(secretsOfResponse(frame, 58, 0)).toMatchObject([{ length: 7, kind: 'unread' }])
    const known = { inner: { apiKey: 12, apiVersion: 4 } }
    expect(secretsOfResponse(frame, 58, 0, known)).toEqual([])
  })
})

it('withholds a message of these APIs whole where it does not decode to its end', () => {
  const frame = request(39, 2, { hmac: secret, renewPeriodMs: 1n })
  for (const odd of [frame.subarray(0, -3), Uint8Array.of(...frame, 1), frame.with(3, 9)]) {
    const ranges = secretsOfRequest(odd)
    expect(ranges).toMatchObject([
      { kind: 'unread', length: odd.length - (ranges[0]?.offset ?? 0) },
    ])
    expect(found(odd, ranges)[0]).toContain('S3C')
  }
})

it('withholds tagged fields that it does not know', () => {
  const frame = request(39, 2, {
    hmac: Uint8Array.of(),
    renewPeriodMs: 1n,
    _unknownTaggedFields: [{ tag: 9, data: secret }],
  })
  expect(inRequest(frame)).toEqual(['unread:\u0009\u0006S3CRET'])
})

const named = (kind: 'request' | 'response'): string[] =>
  apis.filter(({ apiKey }) => mayHoldSecrets(kind, apiKey)).map(({ name }) => name)

it('looks into nothing else, and says so without decoding', () => {
  expect(named('request')).toEqual([
    'CreateTopics',
    'AlterConfigs',
    'SaslAuthenticate',
    'RenewDelegationToken',
    'ExpireDelegationToken',
    'IncrementalAlterConfigs',
    'AlterUserScramCredentials',
    'Envelope',
  ])
  expect(named('response')).toEqual([
    'Fetch',
    'CreateTopics',
    'DescribeConfigs',
    'SaslAuthenticate',
    'CreateDelegationToken',
    'DescribeDelegationToken',
    'Envelope',
    'FetchSnapshot',
  ])
  expect(
    secretsOfRequest(request(12, 0, { groupId: 'g', generationId: 1, memberId: 'm' })),
  ).toEqual([])
  expect(secretsOfRequest(new Uint8Array(1))).toEqual([])
})

it('gives the same ranges for a tree, and again once they are zeroed', () => {
  const authBytes = Uint8Array.from(Buffer.from('c=biws,r=abc,p=S3CRET'))
  const frame = request(36, 2, { authBytes })
  const context = { mechanism: 'SCRAM-SHA-512' }
  const ranges = secretsOfTree(frame, decodeRequestTree(frame), context)
  expect(ranges).toEqual(secretsOfRequest(frame, context))
  for (const { offset, length } of ranges) frame.fill(0, offset, offset + length)
  expect(secretsOfRequest(frame, context)).toEqual(ranges)
})
