import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { errorByName, errorName, errorOf, kafkaErrors } from './errors.ts'

// Written down by reflection over org.apache.kafka.common.protocol.Errors of kafka-clients 4.4.0.
const file = new URL('../../test/errors/kafka-4.4.0.tsv', import.meta.url)
const kafka = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'))

it('has every error of Kafka 4.4.0 with its name, and knows which are retriable', () => {
  expect(
    kafkaErrors.map((error) => [String(error.code), error.name, String(error.retriable)]),
  ).toEqual(kafka)
})

it('says something of its own about each', () => {
  const sentences = kafkaErrors.flatMap(({ meaning, causes }) => [meaning, causes])
  expect(new Set(sentences).size).toBe(sentences.length)
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Za-z0-9].{10,}\.$/s)
})

it('finds an error by number and by name', () => {
  expect(errorName(35)).toBe('UNSUPPORTED_VERSION')
  expect(errorOf(-1)?.name).toBe('UNKNOWN_SERVER_ERROR')
  expect(errorByName('not_coordinator')?.code).toBe(16)
})

it('knows no error that Kafka does not have', () => {
  expect([errorName(137), errorOf(-2), errorByName('NO_SUCH_ERROR')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
