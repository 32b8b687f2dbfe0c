// Connects to brokers, under the rules of dial-rules.ts. The name is resolved here and the socket
// gets the answer that was checked: resolving twice would let a name change in between.
import { lookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { connect, isIP, type LookupFunction, type OnReadOpts, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { type Address, formatAddress } from '../../address.ts'
import { GatewayError, reasonOf } from '../../errors.ts'
import { type DialRules, refusal, scopeOf, type Scope, unwrapped } from './dial-rules.ts'
import type { UpstreamTlsContext } from './tls-files.ts'

/** A connection to a broker: `tcp` can be reset, `stream` carries the bytes. */
export interface BrokerSocket {
  readonly stream: Socket
  readonly tcp: Socket
}

export interface DialerOptions {
  readonly bootstrap: Address
  readonly allowed: readonly string[]
  readonly isOurs: DialRules['isOurs']
  readonly tls: UpstreamTlsContext | undefined
}

export class Dialer {
  readonly #options: DialerOptions
  #bootstrapScope: Scope | null = null

  constructor(options: DialerOptions) {
    this.#options = options
  }

  /** Resolves the bootstrap's name, which decides what else may be dialled. Throws GatewayError. */
  async resolveBootstrap(): Promise<void> {
    const { bootstrap } = this.#options
    this.#checked(bootstrap, await resolve(bootstrap))
  }

  /**
   * The socket is still connecting; `connected` or `failed` is called once, unless it is destroyed
   * before. Plaintext is read as `onread` says, TLS emits `data`. Throws GatewayError if the host
   * is an IP that may not be dialled.
   */
  dial(
    broker: Address,
    onread: OnReadOpts,
    connected: () => void,
    failed: (error: GatewayError) => void,
  ): BrokerSocket {
    if (isIP(broker.host) !== 0) this.#checked(broker, [literal(broker.host)])
    const { tls } = this.#options
    const tcp = connect({
      host: broker.host,
      port: broker.port,
      allowHalfOpen: true,
      noDelay: true,
      keepAlive: true,
      lookup: this.#lookup(broker),
      ...(tls === undefined && { onread }),
    })
    // Whoever uses the socket listens too; an error that comes later must not end the process.
    tcp.on('error', ignored)
    if (tls === undefined) {
      onceEither(tcp, 'connect', connected, (error) => failed(unreachable(broker, error)))
      return { stream: tcp, tcp }
    }
    let isTcpUp = false
    tcp.once('connect', () => (isTcpUp = true))
    const stream = this.#secure(tcp, broker, tls)
    stream.on('error', ignored)
    onceEither(stream, 'secureConnect', connected, (error) =>
      failed(isTcpUp ? tlsFailed(broker, error) : unreachable(broker, error)),
    )
    return { stream, tcp }
  }

  #secure(tcp: Socket, broker: Address, tls: UpstreamTlsContext): TLSSocket {
    const name = tls.serverName ?? broker.host
    return connectTls({
      socket: tcp,
      secureContext: tls.context,
      host: name,
      rejectUnauthorized: !tls.skipVerify,
      // SNI has names only (RFC 6066); an IP is verified through `host`.
      ...(isIP(name) === 0 && { servername: name }),
    })
  }

  #lookup(broker: Address): LookupFunction {
    return (_hostname, options, callback) => {
      resolve(broker)
        .then((ips) => this.#checked(broker, ips))
        .then(
          (ips) => answerLookup(ips, options, callback),
          (error: NodeJS.ErrnoException) => callback(error, []),
        )
    }
  }

  #checked(broker: Address, ips: readonly LookupAddress[]): LookupAddress[] {
    const { allowed, isOurs, bootstrap } = this.#options
    const isBootstrap = broker.host === bootstrap.host && broker.port === bootstrap.port
    const bootstrapScope = isBootstrap ? null : (this.#bootstrapScope ?? 'public')
    const rules: DialRules = { bootstrapScope, allowed, isOurs }
    let reason = 'it has no address'
    const permitted = ips.filter(({ address }) => {
      const refused = refusal(broker, address, rules)
      if (refused !== undefined) reason = refused
      return refused === undefined
    })
    if (isBootstrap) this.#bootstrapScope ??= narrowestScope(permitted)
    if (permitted.length > 0) return permitted
    throw new GatewayError('UPSTREAM_NOT_ALLOWED', {
      address: ips[0]?.address ?? broker.host,
      upstream: formatAddress(broker),
      reason,
    })
  }
}

/** A name that has a private and a public address stands for a private cluster. */
function narrowestScope(ips: readonly LookupAddress[]): Scope | null {
  const scopes = ips.map(({ address }) => scopeOf(unwrapped(address)))
  return (
    (['loopback', 'private', 'public'] as const).find((scope) => scopes.includes(scope)) ?? null
  )
}

function literal(host: string): LookupAddress {
  return { address: host, family: isIP(host) }
}

async function resolve(broker: Address): Promise<LookupAddress[]> {
  return await new Promise((done, failed) => {
    lookup(broker.host, { all: true }, (error, ips) => {
      if (error === null) done(ips)
      else failed(unreachable(broker, error))
    })
  })
}

function answerLookup(
  ips: readonly LookupAddress[],
  options: LookupOptions,
  callback: Parameters<LookupFunction>[2],
): void {
  const [first] = ips
  if (options.all === true) callback(null, [...ips])
  else if (first !== undefined) callback(null, first.address, first.family)
}

function ignored(): void {
  // The error was told to who waits for the connection, or ends as a closed one.
}

function onceEither(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  succeeded: () => void,
  failed: (error: unknown) => void,
): void {
  const onSuccess = (): void => {
    socket.off('error', onError)
    succeeded()
  }
  const onError = (error: unknown): void => {
    socket.off(event, onSuccess)
    failed(error)
  }
  socket.once(event, onSuccess)
  socket.once('error', onError)
}

function unreachable(broker: Address, error: unknown): GatewayError {
  if (error instanceof GatewayError) return error
  const details = { upstream: formatAddress(broker), reason: reasonOf(error) }
  return new GatewayError('UPSTREAM_UNREACHABLE', details, { cause: error })
}

function tlsFailed(broker: Address, error: unknown): GatewayError {
  const details = { upstream: formatAddress(broker), reason: reasonOf(error) }
  return new GatewayError('UPSTREAM_TLS_FAILED', details, { cause: error })
}
