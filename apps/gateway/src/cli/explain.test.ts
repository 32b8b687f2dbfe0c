import { rules } from '@brokerscope/analysis'
import { apis, kafkaErrors } from '@brokerscope/codec'
import { expect, it } from 'vitest'
import { runCommand } from '../../test/terminal.ts'

const json = async (...words: string[]) => {
  const { out } = await runCommand('explain', '--format', 'json', ...words)
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

it.each(['UNSUPPORTED_VERSION', 'unsupported-version', 'UnsupportedVersionException'])(
  'explains the error %s',
  async (word) => {
    const { code, out } = await runCommand('explain', word)

    expect(code).toBe(0)
    expect(out).toMatch(/^UNSUPPORTED_VERSION, error 35, not retriable\n {2}\w/)
    expect(out).toContain('transaction.version')
  },
)

it('explains a number as an error and as an API', async () => {
  expect(await json('35')).toMatchObject([
    { kind: 'error', code: 35, name: 'UNSUPPORTED_VERSION', retriable: false },
    { kind: 'api', apiKey: 35, name: 'DescribeLogDirs' },
  ])
  expect(await json('-1')).toMatchObject([{ kind: 'error', name: 'UNKNOWN_SERVER_ERROR' }])
})

it('tells the history of an API, or one version of it', async () => {
  const whole = await runCommand('explain', 'produce')
  const one = await runCommand('explain', 'ProduceRequest', 'v12')

  expect(whole.out).toMatch(/^Produce, API key 0, since 0\.8\.0\n/)
  expect(whole.out).toMatch(/Kafka 3\.9 v0-11; Kafka 4\.4 v\d+-\d+; .*flexible from v9/)
  expect(whole.out).toMatch(/\n {2}v7 {3}2\.1 {5}zstd is allowed \(KIP-110\)\n/)
  expect(one.out.split('\n').filter((line) => /^ {2}v\d/.test(line))).toHaveLength(1)
  expect(one.out).toContain('transaction.version 2')
})

it('explains a rule in two languages, with places for what the frames say', async () => {
  const id = 'txn-produce-v12-without-tv2'

  const english = await runCommand('explain', id)
  const chinese = await runCommand('explain', id, '--lang', 'zh')

  expect(english.out).toMatch(new RegExp(`^${id}, rule\n`))
  expect(english.out).toContain('Use franz-go 1.19.3 or later')
  expect(english.out).toContain('<broker>')
  expect(chinese.out).toContain('franz-go 1.19.3')
  expect(chinese.out).not.toBe(english.out)
  expect(await json(id)).toMatchObject([
    { kind: 'rule', id, sources: expect.any(Array) as unknown },
  ])
})

it('explains every error, API and rule by its name', async () => {
  for (const { name, code } of kafkaErrors) {
    expect((await json(name))[0]).toMatchObject({ kind: 'error', code })
  }
  for (const { name, apiKey } of apis) {
    expect(await json(name)).toMatchObject([{ kind: 'api', apiKey }])
  }
  for (const { id } of rules) expect((await json(id)).at(-1)).toMatchObject({ kind: 'rule', id })
})

it.each([
  [['Prodcue'], '"Prodcue" is no error of Kafka, no API and no rule; did you mean Produce?'],
  [['12345'], 'is no error of Kafka'],
  [[], 'Which error, API or rule?'],
  [['Produce', 'v99'], 'Produce has the versions 0 to 13, not "v99"'],
  [['UNSUPPORTED_VERSION', '3'], 'is no API, so it has no version'],
])('exits with 2 and says what to do: %j', async (words, reason) => {
  const { code, out, err } = await runCommand('explain', ...words)

  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(reason)
  expect(err).toContain('See `brokerscope explain --help` (USAGE)')
})
