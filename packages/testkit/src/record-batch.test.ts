import { expect, it } from 'vitest'
import { crc32c } from './crc32c.ts'
import { endMarker, recordBatch } from './record-batch.ts'

it('writes the header where Kafka reads it', () => {
  const batch = recordBatch({
    baseOffset: 170n,
    producerId: 1000n,
    producerEpoch: 3,
    baseSequence: 7,
    isTransactional: true,
    records: ['a', 'b'],
  })
  const view = new DataView(batch.buffer)

  expect(view.getBigInt64(0)).toBe(170n)
  expect(view.getInt32(8)).toBe(batch.length - 12)
  expect(view.getInt8(16)).toBe(2)
  expect(view.getInt16(21)).toBe(0x10)
  expect(view.getInt32(23)).toBe(1)
  expect(view.getBigInt64(43)).toBe(1000n)
  expect(view.getInt16(51)).toBe(3)
  expect(view.getInt32(53)).toBe(7)
  expect(view.getInt32(57)).toBe(2)
})

it('covers everything after the checksum with it', () => {
  const batch = recordBatch({ timestamp: 0n })
  const other = recordBatch({ timestamp: 1n })

  expect(checksum(batch)).toBe(crc32c(batch.subarray(21)))
  expect(checksum(batch)).not.toBe(checksum(other))
})

it('marks the end of a transaction with a control batch', () => {
  const view = new DataView(endMarker(true).buffer)

  expect(view.getInt16(21)).toBe(0x30)
})

function checksum(bytes: Uint8Array): number {
  return new DataView(bytes.buffer).getUint32(17)
}
