import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../paths.ts'
import { decodedPage } from './page.ts'
import type { Peer } from './peer.ts'
import { kmsg } from './peers/kmsg.ts'
import { kafkajs, platformatic } from './peers/npm.ts'
import { wireshark } from './peers/wireshark.ts'

const peersFile: string = join(import.meta.dirname, 'peers.ndjson')
export const pageFile: string = join(root, 'docs/decoded.md')

export async function readPeers(): Promise<readonly Peer[]> {
  const lines = (await readFile(peersFile, 'utf8')).split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as Peer)
}

/** Asks the peers again, and writes the page. */
export async function measureDecoded(): Promise<void> {
  const peers = [await wireshark(), await kmsg(), await platformatic(), kafkajs()]
  await writeFile(peersFile, peers.map((peer) => `${JSON.stringify(peer)}\n`).join(''))
  await writeFile(pageFile, decodedPage(peers))
}
