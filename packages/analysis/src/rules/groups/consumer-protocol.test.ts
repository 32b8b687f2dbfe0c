import { encodeData } from '@brokerscope/codec'
import { expect, it } from 'vitest'
import { consumerData, partitionsIn } from './consumer-protocol.ts'

const struct = { assignedPartitions: [{ topic: 'a', partitions: [0, 2] }], userData: null }
const bytes = Uint8Array.from([0, 1, ...encodeData('ConsumerProtocolAssignment', 1, struct)])

it('reads the version and what stands behind it', () => {
  const data = consumerData('Assignment', bytes)

  expect(data).toMatchObject({ version: 1, status: 'ok' })
  expect(partitionsIn(data?.struct ?? {}, 'assignedPartitions')).toEqual(['a[0]', 'a[2]'])
})

it('says where bytes break off, and takes no bytes for nothing', () => {
  expect(consumerData('Assignment', bytes.subarray(0, 6))?.error).toBeDefined()
  expect(consumerData('Assignment', new Uint8Array())).toBeUndefined()
  expect(consumerData('Assignment', Uint8Array.of(1))).toBeUndefined()
})
