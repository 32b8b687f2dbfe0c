import { expect, it } from 'vitest'
import { apiNamed } from './apis.ts'
import { layoutOf } from './layout.ts'
import { planOf } from './plan.ts'
import type { KafkaStruct } from './value.ts'
import { Writer } from './wire/writer.ts'
import { writeStruct } from './write-values.ts'

function write(api: string, version: number, body: KafkaStruct): Uint8Array {
  const writer = new Writer()
  writeStruct(writer, layoutOf(apiNamed(api)!.response, version).plan, body, '')
  return writer.finish()
}

it('writes tagged fields in the order of their numbers, unknown ones among them', () => {
  const bytes = write('ApiVersions', 3, {
    _unknownTaggedFields: [{ tag: 2000, data: Uint8Array.of(1) }],
    finalizedFeaturesEpoch: 2n,
    supportedFeatures: [],
  })

  expect(Buffer.from(bytes).toString('hex')).toBe(
    '000001000000000300010101080000000000000002d00f0101',
  )
})

it('writes the types that Kafka allows and no message has yet', () => {
  const fields = [{ name: 'crc', type: 'uint32', versions: [0, 0] }] as const
  const writer = new Writer()
  writeStruct(
    writer,
    planOf({ name: 'X', versions: [0, 0], fields }, undefined, 0),
    { crc: 2 ** 32 - 1 },
    '',
  )

  expect(writer.finish()).toEqual(Uint8Array.of(255, 255, 255, 255))
})

it.each([
  [
    'Metadata',
    1,
    { controllerId: 1.5 },
    'controllerId: Wanted an integer from -2147483648 to 2147483647, got number 1.5',
  ],
  ['Metadata', 1, { controllerId: 2 ** 31 }, 'got number 2147483648'],
  ['Metadata', 1, { controllerId: '1' }, 'got string 1'],
  [
    'Metadata',
    1,
    { brokers: [{ host: null }] },
    'brokers[0].host: Null is not allowed in this version',
  ],
  ['Metadata', 1, { brokers: [{ host: 5 }] }, 'brokers[0].host: Wanted a string'],
  ['Metadata', 1, { brokers: [{ host: 'x'.repeat(32768) }] }, '32768 bytes, 32767 fit'],
  ['Metadata', 1, { brokers: {} }, 'brokers: Wanted an array, got an object'],
  ['Metadata', 1, { brokers: [[]] }, 'brokers[0]: Wanted an object, got an array'],
  ['Metadata', 1, { topics: [{ isInternal: 1 }] }, 'topics[0].isInternal: Wanted true or false'],
  ['Metadata', 10, { topics: [{ topicId: 'short' }] }, 'Wanted a uuid of 22 base64 characters'],
  [
    'ListOffsets',
    1,
    { topics: [{ partitions: [{ offset: 2n ** 63n }] }] },
    'Wanted a 64-bit integer',
  ],
  ['SaslAuthenticate', 0, { authBytes: 'secret' }, 'authBytes: Wanted bytes'],
  ['DescribeClientQuotas', 0, { entries: [{ values: [{ value: '1' }] }] }, 'Wanted a number'],
  [
    'Metadata',
    9,
    { _unknownTaggedFields: [{ tag: -1, data: new Uint8Array() }] },
    'Wanted an integer from 0',
  ],
])('refuses in %s v%s: case %#', (api, version, body, message) => {
  expect(() => write(api, version, body as KafkaStruct)).toThrow(message)
})

it('takes a safe number for an int64', () => {
  const partitions = [{ offset: 5 }]

  expect(write('ListOffsets', 1, { topics: [{ partitions }] }).at(-1)).toBe(5)
})
