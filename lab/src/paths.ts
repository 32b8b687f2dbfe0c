import { fileURLToPath } from 'node:url'

function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}

export const root: string = fromRoot('')
/** Everything that the lab writes: jars, built clients, clusters with their logs. Not in git. */
export const work: string = fromRoot('lab/.work')
export const javaSources: string = fromRoot('lab/java')
export const goSources: string = fromRoot('lab/clients')
export const labConfig: string = fromRoot('lab/config')
export const traces: string = fromRoot('traces')
export const gatewayMain: string = fromRoot('apps/gateway/src/main.ts')
