// Checks whole vector files: `node packages/codec/test/golden/run.ts 4.4 file.ndjson.gz [...]`.
// Prints the score per file and the first failures; exit 1 unless it is 100 %.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Release } from '../../src/index.ts'
import { checkVector } from './check.ts'

const [release, ...files] = process.argv.slice(2)
for (const file of files) {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean)
  const triples = new Map<string, boolean>()
  const failures: string[] = []
  for (const line of lines) {
    const { triple, failure } = checkVector(line, release as Release)
    triples.set(triple, (triples.get(triple) ?? true) && failure === undefined)
    if (failure !== undefined) failures.push(`${triple}: ${failure}`)
  }
  const good = [...triples.values()].filter(Boolean).length
  process.stdout.write(
    `${file}: ${lines.length - failures.length} of ${lines.length} vectors, ${good} of ${triples.size} (kind, API, version)\n`,
  )
  for (const failure of failures.slice(0, 20)) process.stdout.write(`  ${failure.slice(0, 600)}\n`)
  if (failures.length > 0) process.exitCode = 1
}
