// Credentials reach the broker and not the disk.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Frame } from '@brokerscope/trace'
import { API_VERSIONS, request, response, sized } from './fakes/frames.ts'
import { type ScriptedBroker, scriptedBroker } from './fakes/scripted-broker.ts'
import { Workbench } from './fakes/workbench.ts'
import { connect, createServer } from 'node:net'
import { eachFrame, listen } from './fakes/scripted-broker.ts'

const SASL_HANDSHAKE = 17
const DESCRIBE_CONFIGS = 32
const SASL_AUTHENTICATE = 36
let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.open()
})

afterEach(() => bench.close())

it('withholds the password of PLAIN and keeps the rest of the token', async () => {
  const broker = await authenticating([''])
  const capture = await bench.capture(broker.port)
  const client = bench.client(capture)
  await client.exchange(request(SASL_HANDSHAKE, 1, 1, { mechanism: 'PLAIN' }))
  const token = request(SASL_AUTHENTICATE, 2, 2, { authBytes: Buffer.from('\0alice\0s3cret') })

  await client.exchange(token)
  await capture.stop()

  expect(broker.received().includes('s3cret')).toBe(true)
  const stored = await bench.bytes(capture.sessionId)
  expect(stored.includes('s3cret')).toBe(false)
  const frame = (await bench.frames(capture))[2]
  const at = token.indexOf('s3cret') - 4
  expect(frame?.withheld).toEqual([{ offset: at, length: 6, kind: 'password' }])
  const expected = Buffer.from(token.subarray(4)).fill(0, at, at + 6)
  expect(Buffer.from(frame?.bytes ?? [])).toEqual(expected)
})

it('withholds proof and signature of SCRAM', async () => {
  const broker = await authenticating(['r=ab,s=c2FsdA==,i=4096', 'v=c2lnbmF0dXJl'])
  const capture = await bench.capture(broker.port)
  const client = bench.client(capture)
  await client.exchange(request(SASL_HANDSHAKE, 1, 1, { mechanism: 'SCRAM-SHA-256' }))
  for (const [index, text] of ['n,,n=bob,r=a', 'c=biws,r=ab,p=cHJvb2Y='].entries()) {
    const authBytes = Buffer.from(text)
    await client.exchange(request(SASL_AUTHENTICATE, 2, 2 + index, { authBytes }))
  }
  await capture.stop()

  const stored = await bench.bytes(capture.sessionId)
  expect(stored.includes('cHJvb2Y=')).toBe(false)
  expect(stored.includes('c2lnbmF0dXJl')).toBe(false)
  expect(stored.includes('n=bob')).toBe(true)
  expect(kinds(await bench.frames(capture))).toEqual(['scramProof', 'scramSignature'])
})

it('withholds raw tokens, which follow SaslHandshake v0 without a Kafka header', async () => {
  const server = createServer((socket) => {
    let count = 0
    eachFrame(socket, () => {
      count++
      if (count === 1) socket.write(handshakeAnswer(0, 1))
      else if (count === 2) socket.write(Buffer.alloc(4))
      else socket.write(response(API_VERSIONS, 3, 3, { errorCode: 0, apiKeys: [] }))
    })
  })
  await listen(server)
  const address = server.address()
  const capture = await bench.capture(
    typeof address === 'object' && address !== null ? address.port : 0,
  )
  const client = bench.client(capture)
  await client.exchange(request(SASL_HANDSHAKE, 0, 1, { mechanism: 'PLAIN' }))
  await client.exchange(sized(Buffer.from('\0alice\0s3cret')))
  await client.exchange(request(API_VERSIONS, 3, 3, {}))
  client.socket.destroy()
  await capture.stop()
  server.close()

  const stored = await bench.bytes(capture.sessionId)
  expect(stored.includes('s3cret')).toBe(false)
  expect(stored.includes('alice')).toBe(true)
  const frames = await bench.frames(capture)
  expect(frames).toHaveLength(6)
  expect(kinds(frames)).toEqual(['password'])
})

it('withholds the values of configs named like secrets', async () => {
  const configs = [
    { name: 'ssl.keystore.password', value: 'hunter2' },
    { name: 'retention.ms', value: '604800000' },
  ]
  const results = [{ errorCode: 0, resourceType: 4, resourceName: '1', configs }]
  const broker = await scripted(({ correlationId }) =>
    response(DESCRIBE_CONFIGS, 4, correlationId, { results }),
  )
  const capture = await bench.capture(broker.port)
  await bench.client(capture).exchange(request(DESCRIBE_CONFIGS, 4, 1, { resources: [] }))
  await capture.stop()

  const stored = await bench.bytes(capture.sessionId)
  expect(stored.includes('hunter2')).toBe(false)
  expect(stored.includes('604800000')).toBe(true)
  expect(kinds(await bench.frames(capture))).toEqual(['configValue'])
})

it('keeps everything if asked to', async () => {
  const broker = await authenticating([''])
  const capture = await bench.capture(broker.port, { keepSecrets: true })
  const client = bench.client(capture)
  await client.exchange(request(SASL_HANDSHAKE, 1, 1, { mechanism: 'PLAIN' }))
  const authBytes = Buffer.from('\0alice\0s3cret')
  await client.exchange(request(SASL_AUTHENTICATE, 2, 2, { authBytes }))
  await capture.stop()

  expect((await bench.bytes(capture.sessionId)).includes('s3cret')).toBe(true)
})

it('withholds a token that is cut off by the end of the connection', async () => {
  const broker = await authenticating([''])
  const capture = await bench.capture(broker.port)
  const socket = connect(capture.listeners()[0]?.listen.port ?? 0, '127.0.0.1')
  const token = request(SASL_AUTHENTICATE, 2, 2, { authBytes: Buffer.from('\0alice\0s3cret') })
  socket.write(token.subarray(0, -2))
  socket.end()
  await new Promise((done) => socket.resume().on('close', done))
  await capture.stop()

  expect((await bench.bytes(capture.sessionId)).includes('s3cr')).toBe(false)
})

async function authenticating(tokens: readonly string[]): Promise<ScriptedBroker> {
  let round = 0
  return await scripted(({ apiKey, apiVersion, correlationId }) => {
    if (apiKey === SASL_HANDSHAKE) return handshakeAnswer(apiVersion, correlationId)
    const authBytes = Buffer.from(tokens[round++] ?? '')
    return response(SASL_AUTHENTICATE, apiVersion, correlationId, { errorCode: 0, authBytes })
  })
}

function handshakeAnswer(apiVersion: number, correlationId: number): Buffer {
  const body = { errorCode: 0, mechanisms: ['PLAIN'] }
  return response(SASL_HANDSHAKE, apiVersion, correlationId, body)
}

async function scripted(answer: Parameters<typeof scriptedBroker>[0]): Promise<ScriptedBroker> {
  const broker = await scriptedBroker(answer)
  bench.later(() => broker.close())
  return broker
}

function kinds(frames: readonly Frame[]): string[] {
  return frames.flatMap(({ withheld = [] }) => withheld.map(({ kind }) => kind))
}
