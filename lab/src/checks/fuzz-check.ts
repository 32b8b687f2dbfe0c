import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, traces, work } from '../paths.ts'
import { runOk } from '../process.ts'
import { captureFrames } from '../session/frames.ts'
import type { Check } from './check.ts'
import { messageLines } from './decode/kafka-java.ts'
import { freshSeed } from './fresh-seed.ts'

export function fuzzCheck(frames: number): Check {
  return {
    name: 'fuzz',
    shows: `${frames / 1e6} million damaged frames: always a message, never an exception or a hang`,
    needs: [],
    async run() {
      const program = join(root, 'packages/codec/test/fuzz/fuzz.ts')
      const args = ['--max-old-space-size=512', program, String(frames), String(freshSeed())]
      const { stdout } = await runOk(process.execPath, [...args, await recordedMessages()], {
        timeoutMs: 7_200_000,
      })
      return stdout.trim().replaceAll('\n', ', ')
    },
  }
}

/** Above this a frame says nothing that a smaller one does not, and a million copies take hours. */
const largestSeedBytes = 16_384

/** A file with the frames of the recorded traces, to be damaged beside the golden vectors. */
async function recordedMessages(): Promise<string> {
  const names = (await readdir(traces)).filter((name) => name.endsWith('.pcap')).toSorted()
  const parts: string[] = []
  for (const name of names) {
    const { frames } = await captureFrames(join(traces, name))
    parts.push(messageLines(frames.filter(({ bytes }) => bytes.length <= largestSeedBytes)))
  }
  const file = join(work, 'fuzz-seeds.txt')
  await writeFile(file, parts.join(''))
  return file
}
