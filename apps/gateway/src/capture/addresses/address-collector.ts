// Turns the fields that a walk over an answer finds into addresses with their places.
import { FieldWalk, type WalkedField } from '@brokerscope/codec'
import type { Address } from '../../address.ts'
import type { AddressPlan } from './address-plan.ts'
import type { Change } from './splice.ts'
import { uvarint } from './uvarint.ts'

/** One address in an answer. Host and port are neighbours on the wire. */
export interface FoundAddress extends Address {
  readonly nodeId: number
  readonly start: number
  readonly end: number
}

/** DescribeCluster's endpoint type of controllers (KIP-919). */
const CONTROLLERS = 2

export class AddressCollector {
  readonly addresses: FoundAddress[] = []
  /** The whole array where it stands at the end; a tagged one begins with its tag number. */
  tail: { readonly start: number; readonly end: number } | undefined
  clusterId: string | undefined
  /** The addresses are controllers': they pass unchanged and are never dialled. */
  areControllers = false
  readonly #plan: AddressPlan
  readonly #walk: FieldWalk
  readonly #frameLength: number
  #nodeId = -1
  #host = ''
  #hostStart = 0

  /** `frameLength` is the frame's size without the 4 bytes that announce it. */
  constructor(plan: AddressPlan, bodyOffset: number, frameLength: number) {
    this.#plan = plan
    const found = (field: WalkedField): void => this.#found(field)
    const { schema, version, wanted } = plan
    this.#walk = new FieldWalk(schema, version, bodyOffset, wanted, found, { frameLength })
    this.#frameLength = frameLength
  }

  /** The bytes of the frame after its size, in any chunks. */
  push(chunk: Uint8Array): void {
    this.#walk.push(chunk)
  }

  /** True if the answer was understood to its last byte. */
  get isComplete(): boolean {
    return this.#walk.done && this.#walk.position === this.#frameLength
  }

  #found({ wanted, start, end, value }: WalkedField): void {
    switch (wanted.slice(wanted.lastIndexOf('.') + 1)) {
      case 'nodeId':
      case 'brokerId':
        this.#nodeId = Number(value)
        break
      case 'host':
        this.#host = typeof value === 'string' ? value : ''
        this.#hostStart = start
        break
      case 'port':
        this.#address(Number(value), end)
        break
      case 'clusterId':
        if (typeof value === 'string') this.clusterId = value
        break
      case 'endpointType':
        this.areControllers = value === CONTROLLERS
        break
      case 'nodeEndpoints':
        this.tail = { start, end }
        break
    }
  }

  #address(port: number, end: number): void {
    // Where there is no broker Kafka writes node -1, no host, port -1.
    if (this.#nodeId < 0 || this.#host === '' || port <= 0 || port > 65_535) return
    const [nodeId, host, start] = [this.#nodeId, this.#host, this.#hostStart]
    this.addresses.push({ nodeId, host, port, start, end })
  }

  /** What to change so that each node is reached where `listenerOf` says. */
  changes(listenerOf: (address: FoundAddress) => Address | undefined): Change[] {
    const changes: Change[] = []
    for (const address of this.addresses) {
      const listener = listenerOf(address)
      if (listener === undefined) continue
      const bytes = encodeAddress(listener, this.#plan.isFlexible)
      changes.push({ start: address.start, end: address.end, bytes })
    }
    const growth = changes.reduce(
      (sum, { start, end, bytes }) => sum + bytes.length - end + start,
      0,
    )
    if (growth !== 0 && this.#plan.tail === 'tagged' && this.tail !== undefined) {
      changes.unshift(resizedTag(this.tail.start, this.tail.end, growth))
    }
    return changes
  }
}

/** A tagged field is `tag | size | data`, and the tag of node endpoints is 0: one byte. */
function resizedTag(start: number, end: number, growth: number): Change {
  const behindTag = end - start - 1
  let size = behindTag - 1
  while (size + uvarint(size).length > behindTag) size--
  return { start: start + 1, end: end - size, bytes: uvarint(size + growth) }
}

function encodeAddress({ host, port }: Address, isFlexible: boolean): Uint8Array {
  const name = Buffer.from(host)
  const length = isFlexible
    ? uvarint(name.length + 1)
    : Uint8Array.of(name.length >> 8, name.length & 0xff)
  const bytes = new Uint8Array(length.length + name.length + 4)
  bytes.set(length)
  bytes.set(name, length.length)
  new DataView(bytes.buffer).setInt32(length.length + name.length, port)
  return bytes
}
