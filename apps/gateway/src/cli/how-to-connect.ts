import { formatAddress, type Address } from '../address.ts'
import type { Captures } from '../captures.ts'

/** For the line that a user reads first: what to change in a client. */
export function howToConnect(captures: Captures, upstream: Address): string {
  const [listener] = captures.all().at(-1)?.capture.listeners() ?? []
  const address = listener === undefined ? '' : formatAddress(listener.listen)
  return `clients: bootstrap.servers=${address} instead of ${formatAddress(upstream)}`
}
