// Messages of every API and version, written by Kafka's own classes (lab/java/vectors, seed
// 20261122, one per kind, API and version). The lab checks fresh and larger sets.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { decodeRequest, decodeResponse, type Release } from '../../src/index.ts'
import { checkVector, triplesOf, type Vector } from './check.ts'

const files: Record<Release, string> = {
  '3.9': 'kafka-3.9.1.ndjson.gz',
  '4.4': 'kafka-4.4.0.ndjson.gz',
}
const releases = ['3.9', '4.4'] as const

it.each(releases)('reads and writes every vector of Kafka %s as Kafka does', (release) => {
  const failures = linesOf(release).flatMap((line) => {
    const { triple, failure } = checkVector(line, release)
    return failure === undefined ? [] : [`${triple}: ${failure}`]
  })

  expect(failures).toEqual([])
})

it.each(releases)('has a vector of every kind, API and version of Kafka %s', (release) => {
  const triples = new Set(linesOf(release).map((line) => checkVector(line, release).triple))
  expect(triplesOf(release).filter((triple) => !triples.has(triple))).toEqual([])
})

it('reads messages of 3.9 by the tables of 4.4, but for the five that differ and the API that was renamed', () => {
  const differing = linesOf('3.9').flatMap((line) => {
    const vector = JSON.parse(line) as Vector
    if (vector.kind === 'data') return []
    const frame = new Uint8Array(Buffer.from(vector.hex, 'hex'))
    const message =
      vector.kind === 'request'
        ? decodeRequest(frame)
        : decodeResponse(frame, vector.apiKey, vector.version)
    const { triple, failure } = checkVector(line, '4.4')
    const isRead = message.status === 'ok' || message.status === 'assumed'
    expect(isRead, `${triple} ${message.status}`).toBe(true)
    return failure === undefined ? [] : [triple]
  })

  expect(differing).toEqual([
    'request TxnOffsetCommit v3',
    'request TxnOffsetCommit v4',
    'request Vote v0',
    'request Vote v1',
    'request ListClientMetricsResources v0',
    'response ListClientMetricsResources v0',
    'response ReadShareGroupStateSummary v0',
  ])
})

function linesOf(release: Release): string[] {
  const packed = readFileSync(join(import.meta.dirname, files[release]))
  return gunzipSync(packed).toString('utf8').split('\n').filter(Boolean)
}
