import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { enumerations, type Enumeration } from './enumerations.ts'

const file = new URL('../../test/meanings/kafka-4.4.0.tsv', import.meta.url)
const said = readFileSync(file, 'utf8').trim().split('\n')
const tables: Readonly<Record<string, Enumeration>> = enumerations

it('has the numbers and names of Kafka', () => {
  const ours = said.map((line) => {
    const [name = '', number = '', , java] = line.split('\t')
    return [name, number, tables[name]?.[Number(number)], java].join('\t')
  })

  expect(ours).toEqual(said)
})

it('has no number that Kafka does not have', () => {
  const byName = Map.groupBy(said, (line) => line.slice(0, line.indexOf('\t')))
  for (const [name, lines] of byName) {
    const gap = name === 'acknowledgeType' ? 1 : 0
    expect(Object.keys(tables[name] ?? {})).toHaveLength(lines.length + gap)
  }
})
