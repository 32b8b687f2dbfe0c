import { expect, it } from 'vitest'
import { runCommand, tracePath } from '../../../test/terminal.ts'

const incidentA = tracePath('a-txn-produce-v12-tv0.pcap')

/** Numbers of the frames that are printed. */
async function framesOf(...args: string[]): Promise<number[]> {
  const { out } = await runCommand('decode', '--format', 'json', ...args)
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { frame: number }).frame)
}

it('prints only frames that pass, with their own numbers', async () => {
  const { code, out } = await runCommand('decode', '-Y', 'error', incidentA)

  const rows = out.split('\n')
  expect(code).toBe(0)
  expect(rows.slice(1, 3).map((row) => row.trim().split(/ +/)[0])).toEqual(['10', '22'])
  expect(rows[2]).toContain('+0.333256')
  expect(rows[3]).toBe('2 of 22 frames, 2 connections, 2 answered with an error')
  expect(await framesOf('--filter', 'error', incidentA)).toEqual([10, 22])
})

it.each([
  ['txn == payments-1', [3, 9, 13, 15, 21]],
  ['tp == orders[0]', [18, 21, 22]],
  ['follow == txn:payments-1', [3, 4, 9, 10, 13, 14, 15, 16, 21, 22]],
  ['finding == txn-produce-v12-without-tv2 && api == Produce', [21, 22]],
  ['node == 1', [19, 20, 21, 22]],
  ['software contains "franz-go" && frame in {1..2}', [1, 2]],
  ['response.frame == 22', [21]],
  ['time > 300ms && direction == request', [17, 19, 21]],
])('knows what %s asks for', async (filter, frames) => {
  expect(await framesOf('-Y', filter, incidentA)).toEqual(frames)
})

it('names topics that go by id alone, as far as the capture has said them', async () => {
  const trace = tracePath('e-txn-healthy-tv2.pcap')

  const produced = await framesOf('-Y', 'api == Produce && version >= 13', trace)

  expect(produced.length).toBeGreaterThan(0)
  expect(await framesOf('-Y', 'api == Produce && topic == orders', trace)).toEqual(produced)
  expect(await framesOf('-Y', 'api == Produce && topic == other', trace)).toEqual([])
})

it('shows where a filter is wrong', async () => {
  const { code, out, err } = await runCommand('decode', '-Y', 'api = Produce', incidentA)

  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err.split('\n').slice(0, 3)).toEqual([
    '  api = Produce',
    '      ^',
    'brokerscope: The filter is wrong at column 5: "=" is no operator; perhaps ==',
  ])
  expect(err).toContain('(FILTER_INVALID)')
})

it('says that a filter can never hold, and prints nothing', async () => {
  const { code, err } = await runCommand('decode', '-Y', 'version == 99', incidentA)

  expect(code).toBe(0)
  expect(err).toContain('The filter can never hold at column 1: No message of any known API')
})

it.each([
  [['-Y', 'finding', '-'], 'FILTER_NEEDS_FILE'],
  [['-Y', 'error', '--frame', '3', incidentA], 'leave it out here'],
  [['-Y', 'error', '--messages', incidentA], 'leave it out here'],
])('refuses %j', async (args, reason) => {
  const { code, err } = await runCommand('decode', ...args)

  expect(code).toBe(2)
  expect(err).toContain(reason)
})

it('keeps lines about lost bytes', async () => {
  const { out } = await runCommand('decode', '-Y', 'frame == 0', tracePath('h3-tls.pcap'))

  expect(out).toContain('!! c1')
  expect(out).not.toContain('-- c1')
})
