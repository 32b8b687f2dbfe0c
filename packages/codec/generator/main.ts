// Kafka's jars and OpenTelemetry's -> packages/codec/schema. `pnpm generate` writes; `--check` only compares and fails
// where a file differs, is missing or is left over. Needs Maven; the output is committed, so that
// nobody else does.
import { mkdirSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { messagesOf, newestSource, olderSource } from './jars.ts'
import { printBuilders } from './builders.ts'
import { otlpMetrics, otlpVersion } from './otlp.ts'
import { fileName, printApi, printData, printProtobuf, printRegistry } from './print.ts'
import { buildTables } from './tables.ts'

const target = join(import.meta.dirname, '../schema')
const { apis, data } = buildTables(
  { release: newestSource.release, messages: messagesOf(newestSource) },
  { release: olderSource.release, messages: messagesOf(olderSource) },
)

const files = new Map<string, string>([
  ...apis.map((api) => [fileName(api.name), printApi(api)] as const),
  ...data.map((schema) => [join('data', fileName(schema.name)), printData(schema)] as const),
  ['registry.ts', printRegistry(apis, data)],
  ['struct-builders.ts', printBuilders(apis, data)],
  ['otlp-metrics.ts', printProtobuf(otlpMetrics(), 'otlpMetrics', otlpVersion)],
])
const present = globSync('**/*.ts', { cwd: target })
const leftOver = present.filter((file) => !files.has(file))
const changed = [...files].filter(
  ([file, text]) => !present.includes(file) || readFileSync(join(target, file), 'utf8') !== text,
)

if (process.argv.includes('--check')) {
  for (const file of [...leftOver, ...changed.map(([name]) => name)])
    console.error(`schema/${file} differs from the jars; run pnpm generate`)
  process.exitCode = leftOver.length + changed.length > 0 ? 1 : 0
} else {
  for (const file of leftOver) rmSync(join(target, file))
  for (const [file, text] of changed) {
    mkdirSync(dirname(join(target, file)), { recursive: true })
    writeFileSync(join(target, file), text)
  }
}

const differing = [...apis.flatMap((api) => [api.request, api.response]), ...data].flatMap(
  ({ name, older: past }) => (past === undefined ? [] : [`${name} v${past.versions.join('-')}`]),
)
console.log(`Versions that differ between the releases: ${differing.join(', ')}`)
console.log(`${apis.length} APIs, ${data.length} data schemas, ${changed.length} files changed`)
