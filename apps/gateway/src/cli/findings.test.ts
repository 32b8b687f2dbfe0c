import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand, tracePath } from '../../test/terminal.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brokerscope-findings-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Printed {
  readonly id: string
  readonly severity: string
  readonly evidence: readonly { readonly frame: number; readonly packet: number }[]
}

async function found(trace: string): Promise<Printed[]> {
  const { out } = await runCommand('findings', '--format', 'json', tracePath(trace))
  const lines = out.split('\n').filter((line) => line !== '')
  return lines.map((line) => JSON.parse(line) as Printed)
}

it.each([
  ['a-txn-produce-v12-tv0', 'txn-produce-v12-without-tv2', [16, 20, 21, 22]],
  ['a2-txn-id-stuck-after-v12-tv0', 'txn-id-stuck', [8, 9, 10]],
  ['b-txn-pinned-3.8-tv0', 'txn-produce-without-addpartitions', [12, 16, 21, 22]],
  ['c-endtxn-wrong-node-tv0', 'txn-endtxn-sent-to-wrong-node', [4, 10, 25, 26]],
  ['c2-endtxn-wrong-node-tv0', 'txn-endtxn-sent-to-wrong-node', [4, 10, 25, 26]],
  ['f2-ofle-zero-reset', 'ofle-contradicts-log', [16, 17, 18, 19, 20, 25, 29]],
  ['f3-ofle-zero-documented-remedy-fails', 'consumer-never-fetches', [16, 21]],
])('explains %s by %s, with its frames', async (trace, id, frames) => {
  const troubles = (await found(`${trace}.pcap`)).filter(({ severity }) => severity !== 'info')

  expect(troubles.map((each) => each.id)).toEqual([id])
  expect([...new Set(troubles[0]?.evidence.map(({ frame }) => frame))].toSorted(ascending)).toEqual(
    frames,
  )
})

it.each([
  'c3-endtxn-lucky-node-tv0',
  'd-txn-healthy-1.18.1-tv0',
  'd2-txn-healthy-1.19.3-tv0',
  'e-txn-healthy-tv2',
  'e2-consume-transform-produce-tv2',
  'f1-ofle-healthy-control',
  'f4-ofle-zero-remedy-strip-epoch',
  'f5-ofle-zero-remedy-offsetfetch-v4',
  'g-group-rebalance-classic',
  'g2-group-kip848',
  'h-sasl-plain',
  'h2-sasl-scram-sha-256',
  'i-compression-codecs',
])('warns of nothing in %s', async (trace) => {
  const { code } = await runCommand('findings', '--fail', tracePath(`${trace}.pcap`))

  expect(code).toBe(0)
})

it('prints a finding as one line of JSON, in the agreed members', async () => {
  const [finding] = await found('a-txn-produce-v12-tv0.pcap')

  expect(Object.keys(finding ?? {}).join(' ')).toBe(
    'id severity confidence title cause remedy evidence count sources connections',
  )
  expect(finding).toMatchObject({
    severity: 'error',
    confidence: 'proven',
    title: 'Broker 1 advertises Produce 0-13 but refuses Produce v12 for transactions',
    count: 1,
    connections: ['127.0.0.1:35200-127.0.0.1:21001'],
  })
  expect(finding?.evidence[0]).toEqual({
    frame: 22,
    packet: 46,
    path: 'responses[0].partitionResponses[0].errorCode',
  })
})

it('prints verdict, cause, frames and remedy for people, the fields of a frame on one line', async () => {
  const { out } = await runCommand('findings', tracePath('a-txn-produce-v12-tv0.pcap'))

  const lines = out.split('\n')
  expect(lines[0]).toBe(
    'error, proven: Broker 1 advertises Produce 0-13 but refuses Produce v12 for transactions',
  )
  expect(lines).toContain('    - Use franz-go 1.19.3 or later.')
  expect(out).toMatch(/frame 22 +c4 +Produce v12 response {2}53 B, .*errorCode$/m)
  expect(out).toMatch(/frame 20 .*; apiKeys, finalizedFeatures$/m)
  expect(lines.at(-2)).toBe('1 error, 0 warnings, 1 notice in 22 frames')
})

it('speaks Chinese when asked', async () => {
  const capture = tracePath('f3-ofle-zero-documented-remedy-fails.pcap')
  const { out } = await runCommand('findings', '--lang', 'zh', capture)

  expect(out).toMatch(/^警告, 可能：/)
  expect(out).toContain('解决办法')
})

it('fails only when asked, and only for an error or a warning', async () => {
  const capture = tracePath('a-txn-produce-v12-tv0.pcap')

  expect((await runCommand('findings', capture)).code).toBe(0)
  expect((await runCommand('findings', '--fail', capture)).code).toBe(1)
})

it('says what to do about wrong usage and about files that are no capture', async () => {
  const text = join(folder, 'notes.txt')
  writeFileSync(text, 'hello, this is no capture')
  const missing = await runCommand('findings', join(folder, 'absent.pcap'))
  const foreign = await runCommand('findings', text)
  const language = await runCommand('findings', '--lang', 'de', text)

  expect([missing.code, foreign.code, language.code]).toEqual([2, 2, 2])
  expect(missing.err).toMatch(/there is no such file/)
  expect(foreign.err).toMatch(/CAPTURE_UNREADABLE/)
  expect(language.err).toMatch(/choose one of en, zh/)
})

it('reads what is there of a capture that breaks off, and names the end', async () => {
  const whole = readFileSync(tracePath('a-txn-produce-v12-tv0.pcap'))
  const cut = join(folder, 'cut.pcap')
  writeFileSync(cut, whole.subarray(0, whole.length - 20))
  const { code, out, err } = await runCommand('findings', cut)

  expect(code).toBe(0)
  expect(err).not.toBe('')
  expect(out).toMatch(/in 2\d frames/)
})

it('asks for the port where no frame of Kafka is found', async () => {
  const empty = join(folder, 'empty.pcap')
  writeFileSync(empty, readFileSync(tracePath('a-txn-produce-v12-tv0.pcap')).subarray(0, 24))
  const { out, err } = await runCommand('findings', empty)

  expect(out).toBe('0 errors, 0 warnings, 0 notices in 0 frames\n')
  expect(err).toMatch(/--port N/)
})

function ascending(a: number, b: number): number {
  return a - b
}

it.each([
  ['franz-go@1.19.1', 'produce', 'harmed'],
  ['franz-go@1.19.2', 'endTxn', 'harmed'],
  ['franz-go@v1.19.3', 'produce', 'unharmed'],
  ['java@4.1.0', 'produce', 'unharmed'],
  ['sarama@1.45.0', 'produce', 'unknown'],
])('says what %s would have done in trace a: %s, %s', async (client, question, outcome) => {
  const capture = tracePath('a-txn-produce-v12-tv0.pcap')
  const { out } = await runCommand('findings', '--as', client, '--format', 'json', capture)

  const answers = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  expect(answers).toContainEqual(expect.objectContaining({ question, outcome }))
})

it('prints what another client would have done for people, and fails on harm when asked', async () => {
  const capture = tracePath('f2-ofle-zero-reset.pcap')
  const { code, out } = await runCommand('findings', '--fail', '--as', 'franz-go@1.19.3', capture)

  expect(code).toBe(1)
  expect(out).toMatch(/^harmed: franz-go 1\.19\.3 would validate its offset/m)
  expect(out).toMatch(/^ {2}Source: franz-go issue 699/m)
})

it('says which clients it knows, and that a version is needed', async () => {
  const capture = tracePath('f2-ofle-zero-reset.pcap')
  const unknown = await runCommand('findings', '--as', 'nobody@1.0.0', capture)
  const bare = await runCommand('findings', '--as', 'franz-go', capture)

  expect([unknown.code, bare.code]).toEqual([2, 2])
  expect(unknown.err).toMatch(/knows franz-go, java/)
  expect(bare.err).toMatch(/needs a version/)
})
