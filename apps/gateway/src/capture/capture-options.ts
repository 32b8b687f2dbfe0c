// What a capture is told: where the cluster is, where clients reach us, how much may be held.
import type { Address } from '../address.ts'
import type { SessionKind, SessionStore } from '../store/session-store.ts'

export interface CaptureOptions {
  readonly upstream: UpstreamOptions
  /** Where clients connect first; each broker node gets one of the following free ports. */
  readonly listen: Address
  /** PEM files; without them clients speak plaintext to us. */
  readonly listenTls?: { readonly certFile: string; readonly keyFile: string }
  readonly store: SessionStore
  readonly name?: string
  readonly kind?: SessionKind
  readonly limits?: Partial<CaptureLimits>
  /** Broker addresses that may be dialled although they are more private than the bootstrap. */
  readonly allowBroker?: readonly string[]
  /** Stores secrets as they are. */
  readonly keepSecrets?: boolean
  /** Ports of this process that no broker address may lead to; asked at each dialling. */
  readonly ownPorts?: () => readonly number[]
}

export interface UpstreamOptions extends Address {
  readonly tls?: UpstreamTls
}

export interface UpstreamTls {
  /** PEM file of the authorities that sign the brokers; the system's otherwise. */
  readonly caFile?: string
  readonly certFile?: string
  readonly keyFile?: string
  /** Name to ask for and to verify, where it differs from the host. */
  readonly serverName?: string
  /** Accepts any certificate; announced as a warning. */
  readonly skipVerify?: boolean
}

export interface CaptureLimits {
  /** Between forwarding and writing; what does not fit is forwarded but not captured. */
  readonly ringBytes: number
  /** A segment is cut above this size ... */
  readonly segmentBytes: number
  /** ... or age. */
  readonly segmentMs: number
  /** Longest time between a byte passing and its being on disk. */
  readonly flushMs: number
}

/**
 * Segments and flushing as the design has them. The ring is our choice: a second of what one client
 * gets through, for a writer that shares two cores with brokers and clients.
 */
export const defaultLimits: CaptureLimits = {
  ringBytes: 64 * 1024 * 1024,
  segmentBytes: 64 * 1024 * 1024,
  segmentMs: 10 * 60 * 1000,
  flushMs: 50,
}
