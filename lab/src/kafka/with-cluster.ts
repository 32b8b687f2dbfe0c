import { startCluster, type Cluster, type ClusterOptions } from './cluster.ts'

/** Runs `use` with a cluster and stops it, whatever happens. */
export async function withCluster<T>(
  options: ClusterOptions,
  use: (cluster: Cluster) => Promise<T>,
): Promise<T> {
  const cluster = await startCluster(options)
  try {
    return await use(cluster)
  } finally {
    await cluster.stop()
  }
}

/** The address of one node's listener out of a bootstrap list. */
export function firstAddress(bootstrap: string): string {
  return bootstrap.split(',')[0] ?? bootstrap
}
