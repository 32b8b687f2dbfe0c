// A conversation without sockets: what client and broker do goes in, what the proxy does about it
// is kept to be compared.
import { BufferPool } from '../addresses/buffer-pool.ts'
import { Dialogue } from '../frames/dialogue.ts'
import { RequestTracker } from '../frames/request-tracker.ts'
import {
  type PassedWhy,
  type ResponseOutlet,
  ResponseRewriter,
} from '../addresses/response-rewriter.ts'
import type { Address } from '../../address.ts'
import type { FoundAddress } from '../addresses/address-collector.ts'
import type { Splice } from '@brokerscope/trace'

export class Playbook implements ResponseOutlet {
  /** What the client got, all chunks together. */
  readonly #sent: Uint8Array[] = []
  /** Frame starts that were said to be in the chunks, as offsets in all that was sent. */
  readonly frameStarts: number[] = []
  readonly splices: (readonly Splice[])[] = []
  readonly passes: string[] = []
  readonly clusterIds: string[] = []
  readonly binds: string[] = []
  chunks = 0
  hasEnded = false
  /** Where nodes are reached; a node that is missing has to be bound first. */
  readonly ports = new Map<number, number | null>()
  readonly dialogue = new Dialogue()
  readonly #tracker = new RequestTracker(this.dialogue)
  readonly #rewriter = new ResponseRewriter(this.dialogue, this, new BufferPool())
  host = '127.0.0.1'

  client(bytes: Uint8Array): this {
    this.#tracker.push(bytes)
    return this
  }

  broker(bytes: Uint8Array): this {
    const chunk = Buffer.from(bytes)
    this.#rewriter.push(chunk)
    // Whoever reads the socket uses the memory again.
    chunk.fill(0xee)
    return this
  }

  brokerEnds(): this {
    this.#rewriter.end()
    return this
  }

  bound(nodeId: number, port: number | null): this {
    this.ports.set(nodeId, port)
    this.#rewriter.bound()
    return this
  }

  get sent(): Buffer {
    return Buffer.concat(this.#sent)
  }

  toClient(bytes: Uint8Array, frameStart: number): boolean {
    this.chunks++
    if (frameStart >= 0) this.frameStarts.push(this.sent.length + frameStart)
    this.#sent.push(Buffer.from(bytes))
    return false
  }

  toClientChanged(bytes: Uint8Array, splices: readonly Splice[], frameStart: number): void {
    this.toClient(bytes, frameStart)
    this.splices.push(splices)
  }

  listenerOf({ nodeId }: FoundAddress): Address | null | undefined {
    const port = this.ports.get(nodeId)
    return typeof port === 'number' ? { host: this.host, port } : port
  }

  bind(addresses: readonly FoundAddress[]): void {
    this.binds.push(addresses.map(({ nodeId, host, port }) => `${nodeId} ${host}:${port}`).join())
  }

  clusterId(clusterId: string): void {
    this.clusterIds.push(clusterId)
  }

  passed(apiName: string, why: PassedWhy): void {
    this.passes.push(`${apiName} ${why}`)
  }

  clientEnd(): void {
    this.hasEnded = true
  }
}

/** Cuts bytes into chunks of the given lengths, over and over. */
export function cut(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (let at = 0, index = 0; at < bytes.length; index++) {
    const length = Math.max(1, lengths[index % lengths.length] ?? bytes.length)
    // A copy: what the proxy gets is its own.
    chunks.push(Uint8Array.from(bytes.subarray(at, at + length)))
    at += length
  }
  return chunks
}
