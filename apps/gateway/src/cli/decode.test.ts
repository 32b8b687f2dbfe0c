import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand, tracePath } from '../../test/terminal.ts'

const incidentA = tracePath('a-txn-produce-v12-tv0.pcap')
let folder: string
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brokerscope-decode-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

it('prints a row for each frame, with what the broker answered', async () => {
  const { code, out } = await runCommand('decode', incidentA)

  const rows = out.split('\n')
  expect(code).toBe(0)
  expect(rows[0]).toBe('-- c1 127.0.0.1:40390-127.0.0.1:21002')
  const produce = rows.findIndex((row) => row.includes('Produce v12'))
  expect(rows[produce]?.replaceAll(/ +/g, ' ')).toBe(
    ' 21 +0.309860 c4 -> Produce v12 1 142 txn payments-1, orders[0], 1 batch, 94 B',
  )
  expect(rows[produce + 1]).toMatch(
    /22 .* c4 .*<- .*Produce v12 .* 53 .*23\.4 ms .*UNSUPPORTED_VERSION \[35\]$/,
  )
  expect(rows.at(-2)).toBe('22 frames, 4 connections, 2 answered with an error')
})

it('prints a frame as JSON in the agreed form', async () => {
  const { out } = await runCommand('decode', '--format', 'json', incidentA)

  expect(out.split('\n')[0]).toBe(
    '{"frame":1,"packet":4,"time":"2026-11-22T16:57:59.892553000Z",' +
      '"connection":"127.0.0.1:40390-127.0.0.1:21002","direction":"request","apiKey":18,' +
      '"api":"ApiVersions","apiVersion":4,"correlationId":0,"clientId":"kgo","bytes":27,' +
      '"body":{"clientSoftwareName":"kgo","clientSoftwareVersion":"v1.19.1"}}',
  )
})

it('prints int64 with all digits', async () => {
  const { out } = await runCommand('decode', '--format', 'json', incidentA)

  expect(out).toContain('"producerId":-1,')
  expect(out).toMatch(/"finalizedFeaturesEpoch":1007/)
})

it('prints one frame as a tree, with bytes and the reason of each field', async () => {
  const { out } = await runCommand('decode', '--frame', '22', incidentA)

  const rows = out.split('\n').map((row) => row.replaceAll(/ +/g, ' '))
  expect(rows[0]).toContain('c4 127.0.0.1:35200-127.0.0.1:21001')
  expect(rows[1]).toContain('Produce v12 response: 53 bytes')
  expect(rows[1]).toContain('answers frame 21 after 23.4 ms')
  expect(rows).toContain('0012 00 23 errorCode 35 UNSUPPORTED_VERSION int16, 0+')
})

it('opens record batches in the tree, also compressed ones', async () => {
  const plain = await runCommand('decode', '--frame', '21', incidentA)
  const packed = await runCommand(
    'decode',
    '--frame',
    '114',
    tracePath('i-compression-codecs.pcap'),
  )

  expect(plain.out).toMatch(/producerId +1000 /)
  expect(plain.out).toMatch(/value +"order 0 of transaction 0"/)
  expect(packed.out).toMatch(/~[0-9a-f]{4} .*key +"zstd-\d"/)
})

it('reads gzip, and standard input where no file is given', async () => {
  const packed = file('a.pcap.gz', gzipSync(readFileSync(incidentA)))

  const { out } = await runCommand('decode', packed)

  expect(out).toBe((await runCommand('decode', incidentA)).out)
})

it('decodes lines of messages and encodes them back', async () => {
  const hex = '00120004000000000003 6b676f 00 04 6b676f 08 76312e31392e31 00'.replaceAll(' ', '')
  const lines = file('lines.txt', `request 18 4 ${hex}\n\nresponse 18 0 00000000000000000000\n`)

  const decoded = await runCommand('decode', '--messages', lines)
  const json = file('lines.json', decoded.out)
  const encoded = await runCommand('decode', '--messages', '--encode', json)

  expect(decoded.out.split('\n')[0]).toBe(
    '{"kind":"request","apiKey":18,"api":"ApiVersions","apiVersion":4,' +
      '"header":{"requestApiKey":18,"requestApiVersion":4,"correlationId":0,"clientId":"kgo"},' +
      '"body":{"clientSoftwareName":"kgo","clientSoftwareVersion":"v1.19.1"}}',
  )
  expect(encoded.out).toBe(`${hex}\n00000000000000000000\n`)
})

it.each([
  ['nonsense', 'wanted "request|response <apiKey> <apiVersion> <hex>"'],
  ['request 18 4 abc', 'the hex ends in the middle of a byte'],
  ['request 3 4 0012000400000000ffff00', 'the line says API 3 v4, its bytes say API 18 v4'],
])('says which line of messages it cannot read: %s', async (line, reason) => {
  const lines = file('bad.txt', `response 18 0 00000000000000000000\n${line}\n`)

  const { code, err } = await runCommand('decode', '--messages', lines)

  expect(code).toBe(2)
  expect(err).toContain(`bad.txt, line 2: ${reason}`)
})

it.each([
  ['hex', '00 12 00 04 00 00 00 00 00 03 6b 67 6f 00 04 6b 67 6f 08 76 31 2e 31 39 2e 31 00'],
  ['base64', 'ABIABAAAAAAAA2tnbwAEa2dvCHYxLjE5LjEA'],
  ['with its size', '0000001b 0012000400000000 00036b676f00 046b676f 0876312e31392e31 00'],
])('reads one message as %s', async (_, text) => {
  const path = file('message.txt', text)

  const { out } = await runCommand('decode', '--kind', 'request', path)

  expect(out).toContain('ApiVersions v4 request: 27 bytes')
  expect(out).toMatch(/clientSoftwareName +"kgo"/)
})

const request = '0012000400000000 00036b676f00 046b676f 0876312e31392e31 00'

it.each([
  ['is what was asked for', ['--api', 'ApiVersions', '--version', '4'], request, /27 bytes/],
  ['goes on behind', [], `0000001b ${request} 0000`, /27 bytes\n[^]*!! 2 bytes behind the mess/],
  ['is cut', [], `0000001b ${request.slice(0, -3)}`, /!! the size says 27 bytes, only 26 are here/],
])('reads one request that %s', async (_, what, text, expected) => {
  const { code, out } = await runCommand('decode', '--kind', 'request', ...what, file('m', text))

  expect(code).toBe(0)
  expect(out).toMatch(/^ApiVersions v4 request: /)
  expect(out).toMatch(expected)
})

it.each([
  [
    ['--api', 'Produce', '--version', '12'],
    request,
    'of ApiVersions v4, not of Produce v12',
    'USAGE',
  ],
  [['--version', '3'], request, 'of ApiVersions v4, not of v3', 'USAGE'],
  [['--api', 'Prodce'], request, '"Prodce" is no API of Kafka', 'USAGE'],
  [[], '00 12 0', 'ends in the middle of a byte', 'BYTES_UNREADABLE'],
])('says what is wrong with one request: %j %s', async (what, text, reason, errorCode) => {
  const { code, err } = await runCommand('decode', '--kind', 'request', ...what, file('m', text))

  expect(code).toBe(2)
  expect(err).toContain(reason)
  expect(err).toContain(`(${errorCode})`)
})

it('reads one response with its size, and does not take a correlation id for one', async () => {
  const what = ['--kind', 'response', '--api', 'ApiVersions', '--version', '0']

  const sized = await runCommand('decode', ...what, file('m', '0000000a 00000001 0023 00000000'))
  const bare = await runCommand('decode', ...what, file('m', '00000006 0000 00000000'))

  expect(sized.out).toMatch(/10 bytes[^]*correlationId +1 /)
  expect(bare.out).toMatch(/10 bytes[^]*correlationId +6 /)
})

it('reads one response when it is told what it answers', async () => {
  const path = file('message.txt', '00000001 0023 00000000')

  const what = ['--kind', 'response', '--api', 'ApiVersions', '--version', '0']

  const { out } = await runCommand('decode', ...what, path)

  expect(out).toMatch(/errorCode +35 UNSUPPORTED_VERSION/)
})

it.each([
  [['decode', '/no/such/file'], 'there is no such file', 'FILE_UNREADABLE'],
  [['decode', '/'], 'it is a folder', 'FILE_UNREADABLE'],
  [['decode', '--frame', '23', incidentA], 'has no frame 23; it holds 22', 'FRAME_NOT_FOUND'],
  [['decode', '--frame', '0', incidentA], 'a whole number from 1 on', 'CONFIG_INVALID'],
  [['decode', '--format', 'xml', incidentA], 'choose one of text, json', 'CONFIG_INVALID'],
  [['decode', '--colour', incidentA], "'--colour'", 'USAGE'],
  [['decode', incidentA, incidentA], 'one argument too many', 'USAGE'],
  [['decode', '--encode', incidentA], '--encode belongs to --messages', 'USAGE'],
  [['decode', '--kind', 'response', incidentA], '--api and --version are needed', 'USAGE'],
  [['decode', '--messages', '--frame', '1', incidentA], 'exclude each other', 'USAGE'],
  [['frobnicate'], 'There is no verb "frobnicate"', 'USAGE'],
])('exits with 2 and says what to do: %j', async (args, reason, errorCode) => {
  const { code, out, err } = await runCommand(...args)

  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toContain(reason)
  expect(err).toContain(`(${errorCode})`)
})

it('says that a file is no capture', async () => {
  const { code, err } = await runCommand('decode', file('a.zip', 'PK\u0003\u0004 and more of it'))

  expect(code).toBe(2)
  expect(err).toContain('a.zip is not a capture that can be read')
})

it('decodes what there is of a capture that breaks off, and says where', async () => {
  const cut = file('cut.pcap', readFileSync(incidentA).subarray(0, 5000))

  const { code, out } = await runCommand('decode', cut)

  expect(code).toBe(0)
  expect(out).toContain('ApiVersions v4')
  expect(out).toMatch(/!! .*byte \d+ of the file/)
})

it.each(['decode', 'serve', 'proxy'])('explains %s', async (verb) => {
  const { code, out } = await runCommand(verb, '--help')

  expect(code).toBe(0)
  expect(out).toMatch(new RegExp(`^brokerscope ${verb}`))
  expect(out).toContain('--')
})

it('lists its verbs', async () => {
  expect((await runCommand('--help')).out).toMatch(/serve .*\n.*proxy .*\n.*decode/)
  expect((await runCommand()).code).toBe(2)
})
