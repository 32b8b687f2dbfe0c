import { decodeRecordBatches } from '@brokerscope/codec'
import { recordBatch } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { recordFields } from './record-fields.ts'

it('names what batches and records really have', () => {
  const [batch] = decodeRecordBatches(recordBatch({ records: [['k', 'v']] }))
  const names = recordFields.filter(({ below, type }) => below.length === 1 && type !== 'struct')

  for (const { name } of names) expect([name, name in (batch ?? {})]).toEqual([name, true])
  batch?.forEachRecord((record) => {
    const own = recordFields.filter(({ below }) => below.length === 2)
    for (const { name } of own) expect([name, name in record]).toEqual([name, true])
  })
})
