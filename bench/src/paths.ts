import { fileURLToPath } from 'node:url'

function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}

export const root: string = fromRoot('')
/** Everything that a bench writes. Not in git. */
export const work: string = fromRoot('bench/.work')
export const clients: string = fromRoot('bench/clients')
export const nodePipe: string = fromRoot('bench/src/proxy/node-pipe.ts')
export const performancePage: string = fromRoot('docs/performance.md')
