// TLS to the brokers, and to the clients. The certificate in fakes/ is a test value: self-signed,
// for localhost and 127.0.0.1.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { connect as connectTls, createServer } from 'node:tls'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CaptureEvent } from './capture-events.ts'
import { metadata, METADATA, request } from './fakes/frames.ts'
import { eachFrame, listen, scriptedBroker } from './fakes/scripted-broker.ts'
import { Workbench } from './fakes/workbench.ts'

const certFile = fileURLToPath(new URL('fakes/server-cert.pem', import.meta.url))
const keyFile = fileURLToPath(new URL('fakes/server-key.pem', import.meta.url))
const pair = { cert: readFileSync(certFile), key: readFileSync(keyFile) }
let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.open()
})

afterEach(() => bench.close())

it('verifies the broker with the given authority, and records plaintext', async () => {
  const port = await tlsBroker()
  const capture = await bench.capture(port, { upstream: upstream(port, { caFile: certFile }) })

  await bench.client(capture).exchange(ask())
  await capture.stop()

  expect(await bench.frames(capture)).toHaveLength(2)
})

it('asks for the name that the settings give, and hands over a client certificate', async () => {
  const seen: string[] = []
  const port = await tlsBroker({ requestCert: true, ca: pair.cert }, (name, subject) =>
    seen.push(`${name} ${subject}`),
  )
  const tls = { caFile: certFile, certFile, keyFile, serverName: 'localhost' }
  const capture = await bench.capture(port, { upstream: upstream(port, tls) })

  await bench.client(capture).exchange(ask())

  expect(seen).toEqual(['localhost localhost'])
})

it('resets the client when the certificate is not to be trusted, and says why', async () => {
  const port = await tlsBroker()
  const capture = await bench.capture(port, { upstream: upstream(port, {}) })
  const events: CaptureEvent[] = []
  capture.onEvent((event) => events.push(event))
  const client = bench.client(capture)

  await client.until(() => client.error !== undefined)

  expect(client.error?.code).toBe('ECONNRESET')
  expect(events.at(-1)).toMatchObject({
    type: 'upstream',
    sentence: expect.stringMatching(/TLS handshake .* failed: self-signed certificate/) as string,
  })
})

it('trusts any certificate only if told to, with a warning', async () => {
  const port = await tlsBroker()
  const tls = { skipVerify: true }
  const capture = await bench.capture(port, { upstream: upstream(port, tls) })
  const events: CaptureEvent[] = []
  capture.onEvent((event) => events.push(event))

  await bench.client(capture).exchange(ask())

  expect(events[0]).toMatchObject({ type: 'warning' })
})

it('tells a broker that refuses from one with which TLS fails', async () => {
  const port = await refusing()
  const capture = await bench.capture(port, { upstream: upstream(port, { caFile: certFile }) })
  const events: CaptureEvent[] = []
  capture.onEvent((event) => events.push(event))
  const client = bench.client(capture)

  await client.until(() => client.error !== undefined)

  expect(events.at(-1)).toMatchObject({
    type: 'upstream',
    sentence: expect.stringMatching(/^Could not connect/) as string,
  })
})

it('speaks TLS to clients with a given certificate', async () => {
  const broker = await scriptedBroker(({ correlationId }) => metadata(correlationId, []))
  bench.later(() => broker.close())
  const capture = await bench.capture(broker.port, { listenTls: { certFile, keyFile } })
  const port = capture.listeners()[0]?.listen.port ?? 0
  const socket = connectTls({ port, host: 'localhost', ca: pair.cert })
  socket.on('error', () => socket.destroy())
  const frame = await new Promise<Buffer>((resolve) => {
    eachFrame(socket, resolve)
    socket.write(ask())
  })
  socket.end()
  await capture.stop()

  expect(frame.readInt32BE()).toBe(1)
  expect(await bench.frames(capture)).toHaveLength(2)
})

it.each([
  ['upstream-ca', { caFile: '/nowhere.pem' }],
  ['upstream-ca', { caFile: fileURLToPath(import.meta.url) }],
  ['upstream-key', { certFile, keyFile: certFile }],
])('refuses to start with an unusable %s', async (setting, tls) => {
  const starting = bench.capture(1, { upstream: upstream(1, tls) })

  await expect(starting).rejects.toMatchObject({
    code: 'CERTIFICATE_UNREADABLE',
    details: { setting },
  })
})

function upstream(port: number, tls: object): { host: string; port: number; tls: object } {
  return { host: 'localhost', port, tls }
}

async function tlsBroker(
  options: object = {},
  seen: (serverName: string, subject: string) => void = () => undefined,
): Promise<number> {
  const server = createServer({ ...pair, ...options }, (socket) => {
    const subject = socket.getPeerCertificate()?.subject?.CN ?? ''
    seen(String(socket.servername), String(subject))
    socket.on('error', () => socket.destroy())
    eachFrame(socket, (frame) => socket.write(metadata(frame.readInt32BE(4), [])))
  })
  server.on('tlsClientError', () => undefined)
  await listen(server)
  bench.later(() => new Promise((done) => server.close(done)))
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function refusing(): Promise<number> {
  const broker = await scriptedBroker(() => undefined)
  await broker.close()
  return broker.port
}

function ask(): Buffer {
  return request(METADATA, 12, 1, { topics: null })
}
