// The fields of batches and records as if a schema listed them, with the names that Kafka's
// RecordBatch and Record have. run/record-values.ts reads them.
import type { Field } from '@brokerscope/codec'

export interface RecordField extends Field {
  /** Path below the field that holds the batches. */
  readonly below: readonly string[]
  readonly recordDepth: 0 | 1
}

type Short = readonly [name: string, type: Field['type'], more?: Partial<Field>]

const always = { versions: [0, 31] } as const
const nullable = { nullable: [0, 31] } as const

const batch: readonly Short[] = [
  ['baseOffset', 'int64'],
  ['lastOffset', 'int64'],
  ['sizeInBytes', 'int32'],
  ['magic', 'int8'],
  ['checksum', 'uint32'],
  ['isValid', 'bool'],
  ['partitionLeaderEpoch', 'int32'],
  ['maxTimestamp', 'int64'],
  ['producerId', 'int64', { entity: 'producerId' }],
  ['producerEpoch', 'int16'],
  ['baseSequence', 'int32'],
  ['lastSequence', 'int32'],
  ['isTransactional', 'bool'],
  ['isControlBatch', 'bool'],
  ['countOrNull', 'int32', nullable],
  ['timestampType', 'string'],
  ['compression', 'string'],
  ['isWithheld', 'bool'],
  ['deleteHorizonMs', 'int64', nullable],
]

const record: readonly Short[] = [
  ['offset', 'int64'],
  ['timestamp', 'int64'],
  ['sequence', 'int32'],
  ['key', 'bytes', nullable],
  ['value', 'bytes', nullable],
  ['headers', 'struct', { array: true }],
]

const header: readonly Short[] = [
  ['key', 'string'],
  ['value', 'bytes', nullable],
]

export const recordFields: readonly RecordField[] = [
  ...below([], 0, batch),
  ...below([], 1, [['records', 'struct', { array: true }]]),
  ...below(['records'], 1, record),
  ...below(['records', 'headers'], 1, header),
]

function below(
  above: readonly string[],
  recordDepth: 0 | 1,
  fields: readonly Short[],
): readonly RecordField[] {
  return fields.map(([name, type, more]) => {
    return { name, type, ...always, ...more, below: [...above, name], recordDepth }
  })
}
