// Checks whole vector files: `node packages/codec/test/golden/run.ts 4.4 file.ndjson.gz [...]`.
// Prints the score per file, with BY_API=1 also per API, and the first failures. Exit 1 unless it is
// 100 %, and unless every kind, API and version of the release is in the file.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Release } from '../../src/index.ts'
import { checkVector, triplesOf } from './check.ts'

const [name, ...files] = process.argv.slice(2)
const release: Release = name === '3.9' ? '3.9' : '4.4'
for (const file of files) {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean)
  const triples = new Map<string, boolean>()
  const failures: string[] = []
  for (const line of lines) {
    const { triple, failure } = checkVector(line, release)
    triples.set(triple, (triples.get(triple) ?? true) && failure === undefined)
    if (failure !== undefined) failures.push(`${triple}: ${failure}`)
  }
  const wanted = triplesOf(release)
  const missing = wanted.filter((triple) => !triples.has(triple))
  const good = wanted.filter((triple) => triples.get(triple) === true)
  const others = [...triples].filter(([triple]) => triple.startsWith('data '))
  const goodOthers = others.filter(([, isGood]) => isGood)
  print(
    `${file}: ${lines.length - failures.length} of ${lines.length} vectors, ${good.length} of ${wanted.length} (kind, API, version), ${goodOthers.length} of ${others.length} (other schema, version)`,
  )
  if (process.env['BY_API'] !== undefined) printByApi(wanted, new Set(good))
  for (const failure of failures.slice(0, 20)) print(`  ${failure.slice(0, 600)}`)
  for (const triple of missing) print(`  ${triple}: no vector`)
  if (failures.length + missing.length > 0) process.exitCode = 1
}

function printByApi(wanted: readonly string[], good: ReadonlySet<string>): void {
  const byApi = Map.groupBy(wanted, (triple) => triple.split(' ')[1])
  for (const [api, triples] of byApi)
    print(`  ${api} ${triples.filter((triple) => good.has(triple)).length} of ${triples.length}`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
