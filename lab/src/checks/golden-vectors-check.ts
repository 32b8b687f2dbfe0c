import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { javaProgram } from '../java/program.ts'
import type { KafkaVersion } from '../kafka/jars.ts'
import { root, work } from '../paths.ts'
import { runOk } from '../process.ts'
import type { Check } from './check.ts'
import { freshSeed } from './fresh-seed.ts'

const vectorsPerTriple = 2
const releases: readonly { readonly release: string; readonly kafka: KafkaVersion }[] = [
  { release: '3.9', kafka: '3.9.1' },
  { release: '4.4', kafka: '4.4.0' },
]

export const goldenVectorsCheck: Check = {
  name: 'golden-vectors',
  shows:
    "fresh random messages of Kafka's own classes, every API, version and kind, decode to its JSON and encode to its bytes",
  needs: ['java', 'javac', 'mvn'],
  async run() {
    const seed = freshSeed()
    const scores: string[] = []
    await mkdir(work, { recursive: true })
    for (const { release, kafka } of releases) {
      const file = join(work, `vectors-${kafka}.ndjson.gz`)
      const program = await javaProgram('vectors', 'Vectors', kafka)
      await runOk('java', [...program, file, String(vectorsPerTriple), String(seed)])
      const checker = join(root, 'packages/codec/test/golden/run.ts')
      const { stdout } = await runOk(process.execPath, [checker, release, file])
      scores.push(`${kafka}: ${stdout.trim().slice(file.length + 2)}`)
    }
    return `${scores.join('; ')} (seed ${seed})`
  },
}
