import { join } from 'node:path'
import { root } from '../paths.ts'
import { runOk } from '../process.ts'
import type { Check } from './check.ts'

export const schemaDriftCheck: Check = {
  name: 'schema-drift',
  shows: 'the committed schemas are what the generator makes of the jars',
  needs: ['java', 'mvn'],
  async run() {
    const generator = join(root, 'packages/codec/generator/main.ts')
    const { stdout } = await runOk(process.execPath, [generator, '--check'], { cwd: root })
    return stdout.trim().split('\n').at(-1) ?? ''
  },
}
