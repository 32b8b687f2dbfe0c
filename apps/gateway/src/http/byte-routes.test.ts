import { afterEach, beforeEach, expect, it } from 'vitest'
import { testGateway, type TestGateway } from '../../test/gateway.ts'

let gateway: TestGateway
let url: string
let id: string
const bytes = Uint8Array.from({ length: 600_000 }, (_, index) => index % 251)

beforeEach(async () => {
  gateway = await testGateway()
  ;({ id } = await gateway.store.create({ name: 'An "odd"/name', kind: 'proxy', upstream: 'a:1' }))
  gateway.store.append(id, bytes)
  url = `/api/sessions/${id}/bytes`
})
afterEach(() => gateway.app.close())

it('sends the whole session as a file', async () => {
  const answer = await gateway.app.inject(url)

  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-length']).toBe('600000')
  expect(answer.headers['content-disposition']).toBe('attachment; filename="An-odd-name.pcapng"')
  expect(answer.rawPayload.equals(bytes)).toBe(true)
})

it('sends a range', async () => {
  const answer = await gateway.app.inject({ url, headers: { range: 'bytes=10-19' } })

  expect(answer.statusCode).toBe(206)
  expect(answer.headers['content-range']).toBe('bytes 10-19/600000')
  expect(answer.rawPayload.equals(bytes.slice(10, 20))).toBe(true)
})

it('says which range it has', async () => {
  const answer = await gateway.app.inject({ url, headers: { range: 'bytes=600000-' } })

  expect(answer.statusCode).toBe(416)
  expect(answer.headers['content-range']).toBe('bytes */600000')
})

it('says that old bytes were deleted, and sends the rest when no range is asked for', async () => {
  gateway.store.update(id, { firstOffset: 500_000 })

  const old = await gateway.app.inject({ url, headers: { range: 'bytes=0-' } })
  const rest = await gateway.app.inject(url)

  expect(old.json()).toMatchObject({ code: 'SESSION_BYTES_EVICTED', status: 410 })
  expect(rest.headers['x-brokerscope-first-offset']).toBe('500000')
  expect(rest.rawPayload.equals(bytes.slice(500_000))).toBe(true)
})

it('answers 404 for a session that does not exist', async () => {
  const answer = await gateway.app.inject('/api/sessions/ffffffffffff/bytes')

  expect(answer.json()).toMatchObject({ code: 'SESSION_NOT_FOUND' })
})
