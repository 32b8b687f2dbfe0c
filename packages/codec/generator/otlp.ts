// The metrics of OpenTelemetry's protocol, which Kafka's clients push (KIP-714): from the .proto
// files of the jar opentelemetry-proto to schema/otlp-metrics.ts.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseProtos, reachableFrom } from './protos.ts'
import { unpacked } from './unpack.ts'
import type { ProtobufSchema } from '../src/inside/protobuf/schema.ts'

/** Of the definitions; the jars of all releases are called alpha. */
export const otlpVersion = '1.11.0'

export function otlpMetrics(): ProtobufSchema {
  const folder = unpacked(join('otlp-protos', otlpVersion), {
    what: `OpenTelemetry's definitions ${otlpVersion}`,
    pom: 'otlp-pom.xml',
    files: 'opentelemetry/**/*.proto',
    options: [`-Dotlp.version=${otlpVersion}-alpha`],
  })
  const files = globSync('**/{metrics,common,resource}/v1/{metrics,common,resource}.proto', {
    cwd: folder,
  })
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8'))
  return reachableFrom('MetricsData', parseProtos(texts))
}
