import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectClient, startBroker } from '@brokerscope/testkit'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { runCommand } from '../../test/terminal.ts'

const main = new URL('../main.ts', import.meta.url).pathname
let folder: string
const children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brokerscope-serve-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  }
  rmSync(folder, { recursive: true })
})

interface Started {
  readonly child: ChildProcess
  /** The first line that it printed. */
  readonly line: string
}

/** Words of `command` are separated by single spaces. */
async function start(stream: 'stdout' | 'stderr', command: string): Promise<Started> {
  const all = [...command.split(' '), '--data-dir', join(folder, 'data')]
  const child = spawn(process.execPath, [main, ...all], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let errors = ''
  child.stderr.on('data', (chunk) => (errors += String(chunk)))
  const [line] = await Promise.race([
    once(child[stream], 'data') as Promise<[Buffer]>,
    once(child, 'exit').then(() => Promise.reject(new Error(`it ended: ${errors}`))),
  ])
  child.stdout.resume()
  return { child, line: line.toString() }
}

/** Runs in this process what ends at once. */
function refused(command: string): ReturnType<typeof runCommand> {
  const [verb = '', ...args] = command.split(' ')
  return runCommand(verb, '--data-dir', join(folder, 'data'), ...args)
}

async function stop({ child }: Started): Promise<number | null> {
  child.kill('SIGTERM')
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

interface Session {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly state: string
  readonly frames: number
}

async function sessionsOf(url: string): Promise<Session[]> {
  const answer = (await (await fetch(`${url}api/sessions`)).json()) as { sessions: Session[] }
  return answer.sessions
}

it('plays the incidents where no cluster is named, and shows them live', async () => {
  const started = await start('stdout', 'serve --page 127.0.0.1:0')
  const [, url = ''] = /Page: (http:\S+)/.exec(started.line) ?? []
  const incidentB = (await sessionsOf(url)).find(({ name }) => name.startsWith('Incident B'))

  const socket = new WebSocket(`${url.replace('http', 'ws')}api/sessions/${incidentB?.id}/live`)
  let bytes = 0
  const texts: string[] = []
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) bytes += data.length
    else texts.push(data.toString())
  })
  const [code] = (await once(socket, 'close')) as [number]

  expect(started.line).toContain('playing two recorded incidents')
  expect(incidentB).toMatchObject({ kind: 'replay', state: 'recording' })
  expect(code).toBe(1000)
  expect(JSON.parse(texts[0] ?? '')).toMatchObject({ type: 'hello', state: 'recording' })
  const after = (await sessionsOf(url)).find(({ id }) => id === incidentB?.id)
  expect(after).toMatchObject({ state: 'stopped', frames: 51, end: bytes })
  expect(await stop(started)).toBe(0)
}, 30_000)

it('captures the cluster that it is given', async () => {
  const broker = await startBroker({})
  const upstream = `127.0.0.1:${broker.port}`
  const started = await start(
    'stdout',
    `serve --page 127.0.0.1:0 --listen 127.0.0.1:0 --upstream ${upstream}`,
  )
  const [, url = ''] = /Page: (http:\S+)/.exec(started.line) ?? []
  const [, port] = /bootstrap\.servers=127\.0\.0\.1:(\d+)/.exec(started.line) ?? []

  const client = await connectClient({ port: Number(port) })
  const answer = await client.send('ApiVersions', 4)
  client.socket.destroy()

  expect(answer.status).toBe('ok')
  expect((await fetch(`${url}readyz`)).status).toBe(200)
  expect(await stop(started)).toBe(0)
  await broker.close()
}, 30_000)

it('does not take its own page for a broker, whatever port it got', async () => {
  const started = await start('stdout', 'serve --page 127.0.0.1:0')
  const [, url = ''] = /Page: (http:\S+)/.exec(started.line) ?? []

  const answer = await fetch(`${url}api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ upstream: new URL(url).host }),
  })

  expect(await answer.json()).toMatchObject({ code: 'UPSTREAM_NOT_ALLOWED' })
}, 30_000)

it('says plainly that a port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo

  const page = await refused(`serve --page 127.0.0.1:${port}`)
  const listener = await refused(
    `serve --page 127.0.0.1:0 --upstream 127.0.0.1:9 --listen 127.0.0.1:${port}`,
  )
  other.close()

  expect(page).toMatchObject({ code: 2, out: '' })
  expect(page.err).toContain(`Port ${port} on 127.0.0.1 is already in use`)
  expect(page.err).toContain('--page')
  expect(listener.code).toBe(2)
  expect(listener.err).toContain(`Port ${port} on 127.0.0.1 is already in use`)
  expect(listener.err).toContain('--listen')
})

it.each([
  ['--page 0.0.0.0:0', 'an access token must be set'],
  ['--upstream nowhere', '"nowhere" is not host:port'],
  ['--upstream a:1 --upstream-ca ca.pem', 'TLS is not switched on'],
  [`--data-dir ${main}`, 'main.ts cannot hold sessions'],
  ['--data-dir /proc/brokerscope', '/proc/brokerscope cannot hold sessions'],
])('refuses %s', async (args, reason) => {
  const { code, err } = await refused(`serve ${args}`)

  expect(code).toBe(2)
  expect(err).toContain(reason)
})

it('captures without a page, into a file that decodes', async () => {
  const broker = await startBroker({})
  const file = join(folder, 'out.pcapng')
  const started = await start(
    'stderr',
    `proxy --upstream 127.0.0.1:${broker.port} --listen 127.0.0.1:0 --write ${file}`,
  )
  const [, port] = /bootstrap\.servers=127\.0\.0\.1:(\d+)/.exec(started.line) ?? []
  const client = await connectClient({ port: Number(port) })
  await client.send('ApiVersions', 4)
  client.socket.end()
  await client.closed

  const code = await stop(started)
  const decoded = await runCommand('decode', file)
  await broker.close()

  expect(code).toBe(0)
  expect(decoded.out).toContain('ApiVersions v4')
  expect(decoded.out).toContain('2 frames, 1 connection')
  expect(readFileSync(file).readUInt32BE(0)).toBe(0x0a0d0d0a)
}, 30_000)

it('needs to know which cluster to capture', async () => {
  const { code, err } = await runCommand('proxy')

  expect(code).toBe(2)
  expect(err).toContain('--upstream is missing')
})

it('does not begin a capture that it could not write', async () => {
  const { code, err } = await refused(
    'proxy --upstream 127.0.0.1:9 --write /no/such/folder/x.pcapng',
  )

  expect(code).toBe(2)
  expect(err).toContain('Cannot write /no/such/folder/x.pcapng')
})
