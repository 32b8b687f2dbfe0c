import { writeFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { tracePath } from '../../test/terminal.ts'
import { loadRecording } from './recording.ts'

const folder = mkdtempSync(join(tmpdir(), 'brokerscope-recording-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('lists what happened, in order', async () => {
  const { steps, brokers } = await loadRecording(tracePath('a-txn-produce-v12-tv0.pcap'))

  const kinds = steps.map((step) => step.type)
  expect(kinds.filter((kind) => kind === 'frame')).toHaveLength(22)
  expect(kinds.filter((kind) => kind === 'open')).toHaveLength(4)
  expect(kinds.filter((kind) => kind === 'close')).toHaveLength(4)
  expect(kinds.slice(0, 3)).toEqual(['open', 'frame', 'frame'])
  expect(brokers[0]).toBe('127.0.0.1:21002')
})

it('knows the brokers that nobody connected to but an answer named', async () => {
  const { brokers } = await loadRecording(tracePath('c3-endtxn-lucky-node-tv0.pcap'))

  expect(brokers.toSorted((a, b) => a.localeCompare(b))).toEqual([
    '127.0.0.1:21001',
    '127.0.0.1:21002',
    '127.0.0.1:21003',
  ])
})

it('refuses what it could not repeat', async () => {
  const cut = join(folder, 'cut.pcap')
  writeFileSync(cut, readFileSync(tracePath('a-txn-produce-v12-tv0.pcap')).subarray(0, 3000))

  await expect(loadRecording(tracePath('h3-tls.pcap'))).rejects.toThrow(
    /h3-tls.pcap cannot be played: connection c1 .* not plaintext Kafka/,
  )
  await expect(loadRecording(cut)).rejects.toThrow(/cut.pcap cannot be played/)
  await expect(loadRecording('/no/such/file')).rejects.toThrow(/Cannot read/)
})
