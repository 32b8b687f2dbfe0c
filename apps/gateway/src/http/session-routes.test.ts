import { afterEach, beforeEach, expect, it } from 'vitest'
import { testGateway, type TestGateway } from '../../test/gateway.ts'

let gateway: TestGateway

beforeEach(async () => {
  gateway = await testGateway()
})
afterEach(() => gateway.app.close())

const post = (payload: object) =>
  gateway.app.inject({ method: 'POST', url: '/api/sessions', payload })

it('starts a capture of the cluster that it is given', async () => {
  const answer = await post({
    upstream: 'broker.example:9093',
    name: 'payments',
    tls: { caFile: '/etc/ca.pem' },
  })

  expect(answer.statusCode).toBe(201)
  const session = answer.json<Record<string, unknown>>()
  expect(answer.headers['location']).toBe(`/api/sessions/${String(session['id'])}`)
  expect(session).toMatchObject({
    name: 'payments',
    kind: 'proxy',
    state: 'recording',
    upstream: 'broker.example:9093',
    listeners: [{ listen: { host: '127.0.0.1', port: 19092 }, nodeId: null, state: 'listening' }],
    warnings: [],
  })
  expect(gateway.fakes.started[0]?.upstream).toEqual({
    host: 'broker.example',
    port: 9093,
    tls: { caFile: '/etc/ca.pem' },
  })
})

it.each([
  [{ upstream: 'nowhere' }, /upstream: "nowhere" is not host:port/],
  [{}, /upstream/],
  [{ upstream: 'a:1', listenPort: 70000 }, /listenPort/],
  [{ upstream: 'a:1', name: '' }, /name/],
])('refuses %j and says why', async (payload, reason) => {
  const answer = await post(payload)

  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ code: 'REQUEST_INVALID' })
  expect(answer.json<{ detail: string }>().detail).toMatch(reason)
})

it('lists sessions, newest first', async () => {
  await post({ upstream: 'a:1' })
  await post({ upstream: 'b:1' })

  const { sessions } = (await gateway.app.inject('/api/sessions')).json<{
    sessions: { upstream: string }[]
  }>()

  expect(sessions.map(({ upstream }) => upstream)).toEqual(['b:1', 'a:1'])
})

it('renames, stops and deletes', async () => {
  const { id } = (await post({ upstream: 'a:1' })).json<{ id: string }>()
  const url = `/api/sessions/${id}`
  const { app } = gateway

  const early = await app.inject({ method: 'DELETE', url })
  const renamed = await app.inject({ method: 'PATCH', url, payload: { name: 'incident 7' } })
  const stopped = await app.inject({ method: 'POST', url: `${url}/stop` })
  const again = await app.inject({ method: 'POST', url: `${url}/stop` })
  const deleted = await app.inject({ method: 'DELETE', url })
  const gone = await app.inject(url)

  expect(early.json()).toMatchObject({ code: 'SESSION_RECORDING', status: 409 })
  expect(renamed.json()).toMatchObject({ name: 'incident 7', state: 'recording' })
  expect(stopped.json()).toMatchObject({ state: 'stopped', listeners: [] })
  expect(again.json()).toMatchObject({ code: 'SESSION_NOT_RECORDING', status: 409 })
  expect(deleted.statusCode).toBe(204)
  expect(gone.json()).toMatchObject({ code: 'SESSION_NOT_FOUND', status: 404 })
})

it('refuses an id that is none', async () => {
  const answer = await gateway.app.inject('/api/sessions/..%2f..%2fetc')

  expect(answer.statusCode).toBe(400)
})

it('shows the running captures and what went wrong with them', async () => {
  const { id } = (await post({ upstream: 'a:1' })).json<{ id: string }>()
  gateway.fakes.running.get(id)?.emit({
    type: 'upstream',
    broker: { host: 'a', port: 1 },
    sentence: 'The broker a:1 refuses connections',
  })

  const status = (await gateway.app.inject('/api/status')).json<{ captures: unknown[] }>()

  expect(status).toMatchObject({ version: '1.2.3', viewers: 0 })
  expect(status.captures).toMatchObject([
    {
      sessionId: id,
      upstream: 'a:1',
      bootstrapServers: '127.0.0.1:19092',
      warnings: ['The broker a:1 refuses connections'],
    },
  ])
})
