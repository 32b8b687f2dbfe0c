import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { encodeRequest, encodeResponse } from '../encode.ts'
import { decodeRequestTree, decodeResponseTree, type DecodedTree } from '../message-tree.ts'
import type { KafkaStruct } from '../value.ts'
import { insideField } from './inside-field.ts'
import type { Inside } from './inside.ts'
import { allNodes } from './node-bytes.ts'
import type { SecretContext } from './secrets.ts'

const header = { correlationId: 1, clientId: 'c' }
const subscription = Uint8Array.from(Buffer.from('00010000000100046a6f6273ffffffff00000000', 'hex'))

function inside(
  frame: Uint8Array,
  tree: DecodedTree,
  path: string,
  context?: SecretContext,
): Inside | undefined {
  for (const node of allNodes(tree.nodes))
    if (node.path === path) return insideField(frame, tree, node, context)
  throw new Error(`no field ${path}`)
}

function inRequest(
  apiKey: number,
  apiVersion: number,
  body: KafkaStruct,
  path: string,
  context?: SecretContext,
): Inside | undefined {
  const frame = encodeRequest({ apiKey, apiVersion, header, body })
  return inside(frame, decodeRequestTree(frame), path, context)
}

function inResponse(
  apiKey: number,
  apiVersion: number,
  body: KafkaStruct,
  path: string,
  context?: SecretContext,
): Inside | undefined {
  const frame = encodeResponse({ apiKey, apiVersion, header: { correlationId: 1 }, body })
  return inside(frame, decodeResponseTree(frame, apiKey, apiVersion), path, context)
}

const join = (protocolType: string): KafkaStruct => ({
  groupId: 'g',
  sessionTimeoutMs: 1,
  rebalanceTimeoutMs: 1,
  memberId: '',
  groupInstanceId: null,
  protocolType,
  protocols: [
    { name: 'range', metadata: subscription },
    { name: 'empty', metadata: new Uint8Array() },
  ],
  reason: null,
})

it('looks into the metadata of JoinGroup, spans counted in the frame', () => {
  const frame = encodeRequest({ apiKey: 11, apiVersion: 9, header, body: join('consumer') })
  const found = inside(frame, decodeRequestTree(frame), 'protocols[0].metadata')
  expect(found).toMatchObject({ status: 'ok', struct: { topics: ['jobs'] } })
  const topics = found?.nodes.find(({ name }) => name === 'topics')
  expect(Buffer.from(frame).toString('latin1', topics?.start, topics?.end)).toContain('jobs')
})

it('looks into nothing where there are no bytes, or the protocol type is strange', () => {
  expect(inRequest(11, 9, join('consumer'), 'protocols[1].metadata')).toBeUndefined()
  expect(inRequest(11, 9, join('sr'), 'protocols[0].metadata')).toBeUndefined()
  expect(inRequest(11, 9, join('consumer'), 'protocols[0].name')).toBeUndefined()
})

it('looks into assignments and into described groups', () => {
  const assignment = Uint8Array.from(
    Buffer.from('00000000000100046a6f6273000000010000000200000000', 'hex'),
  )
  const synced = {
    throttleTimeMs: 0,
    errorCode: 0,
    protocolType: 'consumer',
    protocolName: 'range',
    assignment,
  }
  const assignedPartitions = [{ topic: 'jobs', partitions: [2] }]
  expect(inResponse(14, 5, synced, 'assignment')?.struct).toMatchObject({ assignedPartitions })
  expect(inResponse(14, 2, synced, 'assignment')?.struct).toMatchObject({ assignedPartitions })
  const member = {
    memberId: 'm',
    groupInstanceId: null,
    clientId: 'c',
    clientHost: 'h',
    memberMetadata: subscription,
    memberAssignment: assignment,
  }
  const group = {
    errorCode: 0,
    groupId: 'g',
    groupState: 'Stable',
    protocolType: 'consumer',
    protocolData: 'range',
    members: [member],
    authorizedOperations: 0,
  }
  const described = { throttleTimeMs: 0, groups: [group] }
  const path = 'groups[0].members[0]'
  expect(inResponse(15, 5, described, `${path}.memberMetadata`)?.status).toBe('ok')
  expect(inResponse(15, 5, described, `${path}.memberAssignment`)?.status).toBe('ok')
})

it('looks into a recorded JoinGroup', () => {
  const file = new URL('../../../../traces/g-group-rebalance-classic.pcap', import.meta.url)
  const capture = readFileSync(file)
  const at = capture.indexOf('cooperative-sticky')
  const start = capture.lastIndexOf(Buffer.of(0, 11, 0, 9), at)
  const frame = Uint8Array.from(capture.subarray(start, start + capture.readInt32BE(start - 4)))
  const found = inside(frame, decodeRequestTree(frame), 'protocols[0].metadata')
  expect(found).toMatchObject({ status: 'ok', struct: { topics: ['jobs'] } })
})

it('shows the parts of a SASL token, the secret one without its text', () => {
  const authBytes = Uint8Array.from(Buffer.from('\0alice\0pw'))
  const found = inRequest(36, 2, { authBytes }, 'authBytes', { mechanism: 'PLAIN' })
  expect(found).toMatchObject({ title: 'SASL PLAIN: credentials', status: 'ok' })
  expect(found?.nodes.map(({ name, value, meaning }) => [name, value, meaning])).toEqual([
    ['authzid', '', undefined],
    ['authcid', 'alice', undefined],
    ['password', undefined, 'secret: password'],
  ])
  expect(inRequest(36, 2, { authBytes }, 'authBytes')).toMatchObject({
    title: 'SASL token of an unknown mechanism: unread',
    status: 'partial',
  })
})

it('looks into Envelope: request, principal, and the answer where the request is known', () => {
  const body = { groupId: 'g', generationId: 4, memberId: 'm', groupInstanceId: null }
  const requestData = encodeRequest({ apiKey: 12, apiVersion: 4, header, body })
  const principal = Uint8Array.from(Buffer.from('0000055573657206616c6963650000', 'hex'))
  const envelope = { requestData, requestPrincipal: principal, clientHostAddress: Uint8Array.of(1) }
  const found = inRequest(58, 0, envelope, 'requestData')
  expect(found).toMatchObject({ title: 'Heartbeat v4 request', struct: { groupId: 'g' } })
  const frame = encodeRequest({ apiKey: 58, apiVersion: 0, header, body: envelope })
  const generation = [...allNodes(found?.nodes ?? [])].find(({ name }) => name === 'generationId')
  expect(Buffer.from(frame).readInt32BE(generation?.start)).toBe(4)
  expect(inRequest(58, 0, envelope, 'requestPrincipal')).toMatchObject({
    status: 'ok',
    struct: { type: 'User', name: 'alice', tokenAuthenticated: false },
  })

  const responseData = encodeResponse({
    apiKey: 12,
    apiVersion: 4,
    header: { correlationId: 1 },
    body: { throttleTimeMs: 0, errorCode: 27 },
  })
  const answer = { responseData, errorCode: 0 }
  expect(inResponse(58, 0, answer, 'responseData')).toBeUndefined()
  const inner = { apiKey: 12, apiVersion: 4 }
  expect(inResponse(58, 0, answer, 'responseData', { inner })?.struct).toMatchObject({
    errorCode: 27,
  })
})
