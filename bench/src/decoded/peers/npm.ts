// The two JavaScript clients: one module per API and version, which writes the request and reads the
// answer. They cannot read a request.
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Peer, versionsByKey } from '../peer.ts'

const require = createRequire(import.meta.url)

export async function platformatic(): Promise<Peer> {
  const dist = dirname(require.resolve('@platformatic/kafka'))
  const found: { apiKey: number; version: number }[] = []
  for (const path of globSync('apis/*/*-v*.js', { cwd: dist })) {
    const { api } = (await import(pathToFileURL(join(dist, path)).href)) as {
      readonly api?: { readonly key: number; readonly version: number }
    }
    if (api !== undefined) found.push({ apiKey: api.key, version: api.version })
  }
  const version = versionIn(join(dist, '../package.json'))
  return { name: '@platformatic/kafka', version, reads: 'answers', versions: versionsByKey(found) }
}

export function kafkajs(): Peer {
  const folder = dirname(require.resolve('kafkajs/package.json'))
  const requests = join(folder, 'src/protocol/requests')
  const { requests: definitions } = require(join(requests, 'index.js')) as {
    readonly requests: Readonly<Record<string, { readonly versions: readonly string[] }>>
  }
  const keys = require(join(requests, 'apiKeys.js')) as Readonly<Record<string, number>>
  const found = Object.entries(definitions).flatMap(([name, { versions }]) =>
    versions.map((version) => ({ apiKey: keys[name] ?? -1, version: Number(version) })),
  )
  const version = versionIn(join(folder, 'package.json'))
  return { name: 'kafkajs', version, reads: 'answers', versions: versionsByKey(found) }
}

function versionIn(packageJson: string): string {
  return (JSON.parse(readFileSync(packageJson, 'utf8')) as { version: string }).version
}
