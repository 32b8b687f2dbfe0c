import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { traces } from '../../paths.ts'
import type { Check } from '../check.ts'
import { compareWithKafka } from './compare.ts'

export const tracesCheck: Check = {
  name: 'decode-equals-kafka',
  shows: "every frame of the recorded traces decodes to what Kafka's own classes read",
  needs: ['java', 'javac', 'mvn'],
  async run() {
    const names = (await readdir(traces)).filter((name) => name.endsWith('.pcap'))
    const readable = names.filter((name) => !name.startsWith('h3-')) // those are TLS
    const equal = await compareWithKafka(readable.toSorted().map((name) => join(traces, name)))
    return `${readable.length} traces: ${equal}`
  },
}
