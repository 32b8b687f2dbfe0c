import { run } from '../process.ts'
import { franzGo, franzGoVersions } from './franz-go.ts'

/** `client 1.19.1 txn --brokers ...`: one run of a franz-go client, its lines as they are. */
export async function clientVerb(args: readonly string[]): Promise<number> {
  const [wanted, ...rest] = args
  const version = franzGoVersions.find((known) => known === wanted)
  if (version === undefined) {
    console.error(`Expected a release of franz-go: ${franzGoVersions.join(', ')}`)
    return 2
  }
  const finished = await run(await franzGo(version), rest)
  process.stdout.write(finished.stdout)
  process.stderr.write(finished.stderr)
  return finished.code ?? 2
}
