// Who is the client? In this order: the handshake says it; our own listener map; ports that the
// user named; endpoints that turned out to be brokers earlier in the file; the first bytes, if
// they are a request; at last the port numbers.
import type { Endpoint, SectionInfo } from '../events.ts'

/** Kafka's default ports and what tutorials, Docker images and operators use. */
const KAFKA_PORTS = new Set([9091, 9092, 9093, 9094, 9095, 9096, 9097, 9098, 19092, 29092, 39092])

export interface RoleHints {
  readonly section: SectionInfo | undefined
  readonly brokerPorts: ReadonlySet<number>
  /** Endpoints (as text) known from earlier connections. */
  readonly brokers: ReadonlySet<string>
}

/** Whether one of the two endpoints is known to be a broker, and is not both. */
export function knownBroker(
  one: Endpoint,
  other: Endpoint,
  hints: RoleHints,
): Endpoint | undefined {
  const rules = [
    (endpoint: Endpoint) => listenerOf(endpoint, hints.section) !== undefined,
    (endpoint: Endpoint) => hints.brokerPorts.has(endpoint.port),
    (endpoint: Endpoint) => hints.brokers.has(endpointKey(endpoint)),
  ]
  return pick(one, other, rules)
}

/** The best guess when nothing is known. */
export function likelyBroker(one: Endpoint, other: Endpoint): Endpoint {
  const byPort = pick(one, other, [(endpoint) => KAFKA_PORTS.has(endpoint.port)])
  return byPort ?? (one.port <= other.port ? one : other)
}

/** An address of all interfaces in the map stands for any address with that port. */
export function listenerOf(
  endpoint: Endpoint,
  section: SectionInfo | undefined,
): SectionInfo['listeners'][number] | undefined {
  return section?.listeners.find(
    ({ address, port }) =>
      port === endpoint.port &&
      (address === endpoint.address || address === '0.0.0.0' || address === '::'),
  )
}

export function endpointKey(endpoint: Endpoint): string {
  return `${endpoint.address} ${endpoint.port}`
}

function pick(
  one: Endpoint,
  other: Endpoint,
  rules: readonly ((endpoint: Endpoint) => boolean)[],
): Endpoint | undefined {
  for (const isBroker of rules) {
    if (isBroker(one) !== isBroker(other)) return isBroker(one) ? one : other
  }
  return undefined
}
