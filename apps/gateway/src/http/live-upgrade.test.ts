import { once } from 'node:events'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { testGateway, type TestGateway } from '../../test/gateway.ts'

let gateway: TestGateway
let port: number
let id: string

beforeEach(async () => {
  gateway = await testGateway({ stallMs: 100 })
  await gateway.app.listen({ host: '127.0.0.1', port: 0 })
  ;({ port } = gateway.app.server.address() as { port: number })
  ;({ id } = await gateway.store.create({ name: 'test', kind: 'proxy', upstream: 'a:1' }))
})
afterEach(() => gateway.app.close())

/** The kernel takes some megabytes for a viewer that does not read. */
const MORE_THAN_SOCKETS_HOLD = 24 * 1024 * 1024

interface Watched {
  readonly socket: WebSocket
  readonly texts: Record<string, unknown>[]
  readonly bytes: Buffer[]
  readonly closed: Promise<number>
}

function watch(path: string, headers: Record<string, string> = {}): Watched {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
  const texts: Record<string, unknown>[] = []
  const bytes: Buffer[] = []
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) bytes.push(data)
    else texts.push(JSON.parse(data.toString()) as Record<string, unknown>)
  })
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve)
  })
  return { socket, texts, bytes, closed }
}

it('sends a session over a real socket, and goes on where a viewer left', async () => {
  const sent = Buffer.from(Uint8Array.from({ length: 1_000_000 }, (_, index) => index % 251))
  gateway.store.append(id, sent.subarray(0, 400_000))
  const first = watch(`/api/sessions/${id}/live`)
  await once(first.socket, 'message')
  await once(first.socket, 'message')
  first.socket.terminate()
  const held = Buffer.concat(first.bytes)
  gateway.store.append(id, sent.subarray(400_000))
  gateway.store.update(id, { state: 'stopped' })

  const second = watch(`/api/sessions/${id}/live?from=${held.length}`)
  const code = await second.closed

  expect(code).toBe(1000)
  expect(second.texts[0]).toMatchObject({ type: 'hello', from: held.length, end: 1_000_000 })
  expect(Buffer.concat([held, ...second.bytes]).equals(sent)).toBe(true)
})

it('closes a viewer that stopped reading with 4408, while another one follows', async () => {
  const stuck = watch(`/api/sessions/${id}/live`)
  const healthy = watch(`/api/sessions/${id}/live`)
  await Promise.all([once(stuck.socket, 'message'), once(healthy.socket, 'message')])
  stuck.socket.pause()
  gateway.store.append(id, new Uint8Array(MORE_THAN_SOCKETS_HOLD))
  gateway.store.update(id, { state: 'stopped' })

  const healthyCode = await healthy.closed
  await until(async () => {
    const status = (await gateway.app.inject('/api/status')).json<{ viewers: number }>()
    return status.viewers === 0
  })
  stuck.socket.resume()
  const stuckCode = await stuck.closed

  expect(healthyCode).toBe(1000)
  expect(stuckCode).toBe(4408)
  expect(Buffer.concat(healthy.bytes)).toHaveLength(MORE_THAN_SOCKETS_HOLD)
}, 15_000)

it.each([
  ['an unknown session', '/api/sessions/ffffffffffff/live', {}, 404],
  ['another path', '/api/elsewhere', {}, 404],
  ['an offset that is none', '/api/sessions/000000000001/live?from=-1', {}, 400],
  ['another origin', '/api/sessions/000000000001/live', { origin: 'http://evil.example' }, 403],
  ['another host', '/api/sessions/000000000001/live', { host: 'rebound.example' }, 403],
])('refuses %s before the upgrade', async (_, path, headers, status) => {
  const { socket } = watch(path, headers)

  const [error] = (await once(socket, 'error')) as [Error]

  expect(error.message).toContain(String(status))
})

it('says goodbye to its viewers when it stops', async () => {
  const viewer = watch(`/api/sessions/${id}/live`)
  await once(viewer.socket, 'message')

  await gateway.app.close()

  expect(await viewer.closed).toBe(1001)
})

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10))
}
