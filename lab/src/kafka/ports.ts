import { createServer, type Server } from 'node:net'

// Below the range from which Linux takes the local ports of outgoing connections (32768 and up), so
// that no client can sit on a port between our looking and the broker's binding.
const lowest = 20_000
const highest = 32_000

/** Free loopback ports. All are held at once while looking, so they differ. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const held: Server[] = []
  const ports: number[] = []
  while (ports.length < count) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    const server = await hold(port)
    if (server === undefined) continue
    held.push(server)
    ports.push(port)
  }
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

function hold(port: number): Promise<Server | undefined> {
  const { promise, resolve } = Promise.withResolvers<Server | undefined>()
  const server = createServer()
  server.once('error', () => resolve(undefined))
  server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server))
  return promise
}
