// Is a broker ready? Asked by what a client would ask first. The request is written by hand in the
// oldest version, which every release answers, so that the lab does not depend on the codec that it
// is there to check. A broker processes requests only once it is unfenced (BrokerServer.startup), so
// an answer means that it takes part in the cluster.
import { connect } from 'node:net'

const apiVersionsV0 = Buffer.from('0000000a0012000000000001ffff', 'hex') // size, key 18, v0, id 1, no client id
const metadataV1 = Buffer.from('0000000e0003000100000002ffff00000000', 'hex') // key 3, v1, id 2, no client id, no topics

/** Any broker, secured or not, answers this before anything else. Rejects while it does not. */
export async function answersApiVersions(host: string, port: number): Promise<true> {
  await ask(host, port, apiVersionsV0)
  return true
}

/** How many brokers this one knows. Rejects while it is not ready. */
export async function brokersKnownBy(host: string, port: number): Promise<number> {
  await answersApiVersions(host, port)
  const metadata = await ask(host, port, metadataV1)
  return metadata.readInt32BE(4) // after the correlation id
}

/** One request on its own connection; resolves with the response frame without its size. */
function ask(host: string, port: number, request: Uint8Array, timeoutMs = 2_000): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const socket = connect({ host, port, timeout: timeoutMs })
  let answer = Buffer.alloc(0)
  socket.once('connect', () => socket.write(request))
  socket.on('data', (chunk: Buffer) => {
    answer = Buffer.concat([answer, chunk])
    if (answer.length < 4) return
    const end = 4 + answer.readInt32BE(0)
    if (answer.length < end) return
    resolve(answer.subarray(4, end))
    socket.destroy()
  })
  socket.once('timeout', () =>
    socket.destroy(new Error(`${host}:${port} did not answer in ${timeoutMs} ms`)),
  )
  socket.once('error', reject)
  socket.once('close', () => reject(new Error(`${host}:${port} closed the connection`)))
  return promise
}
