import { join } from 'node:path'
import { root } from '../paths.ts'
import { runOk } from '../process.ts'
import type { Check } from './check.ts'
import { freshSeed } from './fresh-seed.ts'

export function fuzzCheck(frames: number): Check {
  return {
    name: 'fuzz',
    shows: `${frames / 1e6} million damaged frames: always a message, never an exception or a hang`,
    needs: [],
    async run() {
      const seed = freshSeed()
      const program = join(root, 'packages/codec/test/fuzz/fuzz.ts')
      const args = ['--max-old-space-size=512', program, String(frames), String(seed)]
      const { stdout } = await runOk(process.execPath, args, { timeoutMs: 7_200_000 })
      return `${stdout.trim().replaceAll('\n', ', ')} (seed ${seed})`
    },
  }
}
