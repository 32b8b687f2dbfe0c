import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { recordsOf } from './batch.ts'
import { readControlRecord } from './control.ts'
import { RecordSet } from './record-set.ts'

const file = new URL('../../test/records/kafka-4.4.0.json.gz', import.meta.url)
const vectors = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
  name: string
  bytes: string
}[]

function controlRecord(name: string): ReturnType<typeof readControlRecord> {
  const vector = vectors.find((each) => each.name === `control ${name}`)
  const [batch] = new RecordSet(Uint8Array.from(Buffer.from(vector?.bytes ?? '', 'base64')))
  const [record] = batch === undefined ? [] : recordsOf(batch).records
  return record && readControlRecord(record)
}

const directoryId = 'AAAAAAAAAAEAAAAAAAAAAg'

it.each([
  ['commit', 'COMMIT', { coordinatorEpoch: 12 }],
  ['abort', 'ABORT', { coordinatorEpoch: 13 }],
  [
    'leader change v0',
    'LEADER_CHANGE',
    {
      version: 0,
      leaderId: 2,
      voters: [{ voterId: 1 }, { voterId: 2 }, { voterId: 3 }],
      grantingVoters: [{ voterId: 1 }, { voterId: 2 }],
    },
  ],
  [
    'leader change v1',
    'LEADER_CHANGE',
    { version: 1, voters: expect.arrayContaining([{ voterId: 1, voterDirectoryId: directoryId }]) },
  ],
  ['snapshot header', 'SNAPSHOT_HEADER', { version: 0, lastContainedLogTimestamp: 1699999999995n }],
  ['snapshot footer', 'SNAPSHOT_FOOTER', { version: 0 }],
  ['kraft version', 'KRAFT_VERSION', { version: 0, kRaftVersion: 1 }],
  [
    'voters',
    'KRAFT_VOTERS',
    {
      voters: [1, 2].map((voterId) => ({
        voterId,
        voterDirectoryId: directoryId,
        endpoints: [{ name: 'CONTROLLER', host: `node${voterId}`, port: 65000 + voterId }],
        kRaftVersionFeature: { minSupportedVersion: 0, maxSupportedVersion: 1 },
      })),
    },
  ],
])('reads the %s record that Kafka wrote', (name, type, struct) => {
  const record = controlRecord(name)
  expect(record?.type).toBe(type)
  expect(record?.value?.status).toBe('ok')
  expect(record?.value?.struct).toMatchObject(struct)
})

it('keeps the number of a type that it does not know', () => {
  const key = Uint8Array.of(0, 0, 0, 9)
  expect(readControlRecord({ key, value: Uint8Array.of(0, 0) })).toEqual({
    version: 0,
    type: 'UNKNOWN',
    typeId: 9,
  })
})

it('takes a short key for none, and a short value for missing', () => {
  expect(readControlRecord({ key: null, value: null })).toBeUndefined()
  expect(readControlRecord({ key: Uint8Array.of(0, 0, 0), value: null })).toBeUndefined()
  expect(
    readControlRecord({ key: new Uint8Array(4), value: Uint8Array.of(0) })?.value,
  ).toBeUndefined()
})
