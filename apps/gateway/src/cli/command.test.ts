import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { tracePath } from '../../test/terminal.ts'

const main = new URL('../main.ts', import.meta.url).pathname
const trace = tracePath('g2-group-kip848.pcap')

function command(...args: string[]) {
  return spawn(process.execPath, [main, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  let all = ''
  for await (const chunk of stream) all += String(chunk)
  return all
}

it('reads a capture from a pipe', async () => {
  const child = command('decode', '--format', 'json', '-')
  createReadStream(trace).pipe(child.stdin)

  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])

  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out.trimEnd().split('\n')).toHaveLength(272)
})

it('prints frames as they come, before the capture ends', async () => {
  const child = command('decode', '-')
  child.stdin.write(readFileSync(tracePath('a-txn-produce-v12-tv0.pcap')).subarray(0, 3000))

  const [first] = (await once(child.stdout, 'data')) as [Buffer]

  expect(first.toString()).toContain('ApiVersions v4')
  child.stdin.end()
  child.stdout.resume()
  expect(await once(child, 'exit')).toEqual([0, null])
})

it('ends quietly when its reader goes away', async () => {
  const child = command('decode', '--format', 'json', '-')
  child.stdin.on('error', () => {}) // the reader of this pipe goes away too
  createReadStream(trace).pipe(child.stdin)
  await once(child.stdout, 'data')
  child.stdout.destroy()

  const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])

  expect({ code, err }).toEqual({ code: 0, err: '' })
})

it('exits with 2 when it cannot do what it is asked', async () => {
  const child = command('decode', '/no/such/file')

  const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])

  expect(code).toBe(2)
  expect(err).toBe(
    'brokerscope: Cannot read /no/such/file: there is no such file\n' +
      'Check the name and your rights; `-` reads from standard input (FILE_UNREADABLE)\n',
  )
})
