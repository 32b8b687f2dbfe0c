// The broker addresses inside recorded answers: which they are, and the same answer with others in
// their place. An answer does not say what it answers, so requests have to pass through here too.
import { DecodeError, readRequestHeader, readResponseHeader } from '@brokerscope/codec'
import { formatAddress, type Address } from '../address.ts'
import { AddressCollector } from '../capture/addresses/address-collector.ts'
import { addressPlan } from '../capture/addresses/address-plan.ts'
import { applyChanges } from '../capture/addresses/splice.ts'
import type { RecordedFrame } from './steps.ts'

interface Asked {
  readonly apiKey: number
  readonly apiVersion: number
}

export class AnswerAddresses {
  readonly #asked = new Map<string, Asked>()

  /** Addresses that the frame names, as host:port; none for requests and most answers. */
  named(frame: RecordedFrame): readonly string[] {
    const found = this.#collect(frame)
    return found === undefined || found.areControllers ? [] : found.addresses.map(formatAddress)
  }

  /** The frame's bytes with each address replaced that `standIn` knows. */
  rewritten(frame: RecordedFrame, standIn: (address: string) => Address | undefined): Uint8Array {
    const found = this.#collect(frame)
    if (found === undefined || found.areControllers) return frame.bytes
    const changes = found.changes((address) => standIn(formatAddress(address)))
    return changes.length === 0 ? frame.bytes : applyChanges(frame.bytes, changes, 0).bytes
  }

  #collect({ connection, direction, bytes }: RecordedFrame): AddressCollector | undefined {
    try {
      if (direction === 'request') {
        const { apiKey, apiVersion, correlationId } = readRequestHeader(bytes)
        this.#asked.set(`${connection}/${correlationId}`, { apiKey, apiVersion })
        return undefined
      }
      const correlationId = Buffer.from(bytes.buffer, bytes.byteOffset, 4).readInt32BE()
      const asked = this.#asked.get(`${connection}/${correlationId}`)
      const plan = asked === undefined ? null : addressPlan(asked.apiKey, asked.apiVersion)
      if (asked === undefined || plan === null) return undefined

      const { bodyOffset } = readResponseHeader(bytes, asked.apiKey, asked.apiVersion)
      const collector = new AddressCollector(plan, bodyOffset, bytes.length)
      collector.push(bytes)
      return collector.isComplete ? collector : undefined
    } catch (error) {
      // Raw SASL tokens, say: what has no header names no address and is played as it is.
      if (error instanceof DecodeError || error instanceof RangeError) return undefined
      throw error
    }
  }
}
