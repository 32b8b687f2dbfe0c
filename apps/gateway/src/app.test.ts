import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { testGateway, type TestGateway } from '../test/gateway.ts'
import { listen } from './app.ts'

const token = 'a long and random access token'
const open: TestGateway[] = []
const folders: string[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map(({ app }) => app.close()))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

async function gateway(...options: Parameters<typeof testGateway>): Promise<TestGateway['app']> {
  const made = await testGateway(...options)
  open.push(made)
  return made.app
}

function builtPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'brokerscope-page-'))
  folders.push(folder)
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<script>theme()</script><p>The page</p>')
  writeFileSync(join(folder, 'assets/app-1234.js'), 'run()')
  return folder
}

it('serves the page with a policy that lets it load from itself only', async () => {
  const app = await gateway({ webRoot: builtPage() })

  const page = await app.inject('/')
  const asset = await app.inject('/assets/app-1234.js')

  expect(page.body).toContain('The page')
  expect(page.headers['content-security-policy']).toMatch(
    /^default-src 'none'; script-src 'self' 'sha256-[^']+='; style-src 'self' 'unsafe-inline'; connect-src 'self'/,
  )
  expect(page.headers['referrer-policy']).toBe('no-referrer')
  expect(page.headers['x-content-type-options']).toBe('nosniff')
  expect(page.headers['cache-control']).toBe('no-cache')
  expect(asset.headers['cache-control']).toContain('immutable')
})

it('does not serve files outside of the page', async () => {
  const app = await gateway({ webRoot: builtPage() })

  for (const path of ['/../package.json', '/%2e%2e/%2e%2e/etc/passwd', '/assets/..%2f..%2fx']) {
    expect((await app.inject(path)).statusCode).toBe(404)
  }
})

it('says what to do while the page is not built', async () => {
  const app = await gateway({ webRoot: '/nowhere' })

  const answer = await app.inject('/')

  expect(answer.statusCode).toBe(503)
  expect(answer.json()).toMatchObject({ code: 'PAGE_NOT_BUILT' })
})

it('does not answer other hosts and other origins', async () => {
  const app = await gateway()

  const host = await app.inject({ url: '/api/status', headers: { host: 'rebound.example' } })
  const origin = await app.inject({
    url: '/api/status',
    headers: { host: '127.0.0.1:7411', origin: 'http://evil.example' },
  })

  expect(host.json()).toMatchObject({ code: 'HOST_NOT_ALLOWED', status: 403 })
  expect(origin.json()).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED', status: 403 })
})

it('asks for the access token where one is set, and lets probes of an orchestrator pass', async () => {
  const config = {
    accessToken: token,
    allowHost: [],
    logLevel: 'fatal' as const,
    page: { host: '0.0.0.0', port: 7411 },
  }
  const app = await gateway({ config, webRoot: builtPage() })
  const headers = { host: '10.0.0.1:7411' }

  expect((await app.inject({ url: '/healthz', headers })).statusCode).toBe(200)
  for (const url of ['/api/sessions', '/metrics', '/api/docs', '/']) {
    expect((await app.inject({ url, headers })).statusCode).toBe(401)
  }
  const bearer = { ...headers, authorization: `Bearer ${token}` }
  expect((await app.inject({ url: '/api/sessions', headers: bearer })).statusCode).toBe(200)
})

it('lets a browser enter the token once', async () => {
  const config = {
    accessToken: token,
    allowHost: [],
    logLevel: 'fatal' as const,
    page: { host: '0.0.0.0', port: 7411 },
  }
  const app = await gateway({ config, webRoot: builtPage() })
  const host = '10.0.0.1:7411'
  const enter = (value: string) =>
    app.inject({
      method: 'POST',
      url: '/api/access',
      headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ token: value }).toString(),
    })

  const form = await app.inject({ url: '/', headers: { host, accept: 'text/html' } })
  const refused = await enter('wrong')
  const entered = await enter(token)

  expect(form.statusCode).toBe(401)
  expect(form.body).toContain('<form method="post" action="/api/access">')
  expect(refused.statusCode).toBe(401)
  expect(refused.headers['set-cookie']).toBeUndefined()
  expect(entered.statusCode).toBe(303)
  expect(entered.headers['set-cookie']).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
  const [cookie] = String(entered.headers['set-cookie']).split(';')
  const page = await app.inject({ url: '/', headers: { host, cookie: cookie ?? '' } })
  expect(page.body).toContain('The page')
})

it('tells an orchestrator when it is ready', async () => {
  let isReady = false
  const app = await gateway({ isReady: () => isReady })

  expect((await app.inject('/readyz')).statusCode).toBe(503)
  isReady = true
  expect((await app.inject('/readyz')).statusCode).toBe(200)
})

it('describes its API', async () => {
  const app = await gateway()

  const { paths } = (await app.inject('/api/docs/json')).json<{ paths: object }>()

  expect(Object.keys(paths).toSorted((a, b) => a.localeCompare(b))).toEqual([
    '/api/sessions',
    '/api/sessions/{id}',
    '/api/sessions/{id}/bytes',
    '/api/sessions/{id}/stop',
    '/api/status',
  ])
  expect((await app.inject('/api/docs/')).body).toContain('swagger-ui')
})

it('answers what is not there with a problem', async () => {
  const app = await gateway()

  const answer = await app.inject('/api/nothing')

  expect(answer.statusCode).toBe(404)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json()).toMatchObject({ code: 'ROUTE_NOT_FOUND' })
})

it('says plainly that its port is taken', async () => {
  const first = await gateway()
  await listen(first, { host: '127.0.0.1', port: 0 }, '--page')
  const { port } = first.server.address() as { port: number }
  const second = await gateway()

  await expect(listen(second, { host: '127.0.0.1', port }, '--page')).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is already in use`,
  )
})

it('counts for Prometheus', async () => {
  const made = await testGateway()
  open.push(made)
  const { id } = await made.store.create({ name: 'x', kind: 'proxy', upstream: 'a:1' })
  made.store.update(id, { frames: 7 })

  const { body } = await made.app.inject('/metrics')

  expect(body).toContain(`brokerscope_session_frames{session="${id}",state="recording"} 7`)
  expect(body).toContain('brokerscope_viewers 0')
  expect(body).toContain('process_cpu_seconds_total')
})
