import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { need, runOk } from '@brokerscope/lab'
import { clients } from '../../paths.ts'
import type { Peer } from '../peer.ts'

/** kmsg says its last versions itself; it knows every version below. */
export async function kmsg(): Promise<Peer> {
  await need('go')
  const cwd = join(clients, 'kmsg-versions')
  const { stdout } = await runOk('go', ['run', '.'], { cwd })
  const last = JSON.parse(stdout) as Record<string, number>
  const module = /kmsg v(\S+)/.exec(await readFile(join(cwd, 'go.mod'), 'utf8'))
  return {
    name: 'franz-go kmsg',
    version: module?.[1] ?? '',
    reads: 'requests and answers',
    versions: Object.fromEntries(
      Object.entries(last).map(([apiKey, to]) => [apiKey, [[0, to]]] as const),
    ),
  }
}
