// What both sides of one connection have said so far, as much as it takes to name the next frame:
// the open requests, and whether SASL tokens travel without a Kafka header.
//
// SaslHandshake v0 is followed by raw tokens, `size | token`, in both directions (KIP-152 made
// SaslAuthenticate of them). A token must not be taken for a request: PLAIN's begins with 0 and
// the user's name, which as an apiKey may well exist one day. How many tokens the client sends is
// known for most mechanisms; else the first frame that can only be a request ends them.
// The proxy uses this to rewrite, the capture writer to find secrets.
import { apiOf } from '@brokerscope/codec'
import { PendingRequests } from './pending-requests.ts'
import type { RequestPeek } from './request-peek.ts'

const SASL_HANDSHAKE = 17

export class Dialogue {
  readonly pending = new PendingRequests()
  /** As the last SaslHandshake named it. */
  mechanism: string | undefined
  /** Raw tokens that the client may still send; Infinity if its mechanism does not tell. */
  #rawTokens = 0

  get expectsRawTokens(): boolean {
    return this.#rawTokens > 0
  }

  /** The kind of a frame from the client; remembers it if it is a request. */
  request(peek: RequestPeek): 'request' | 'rawToken' | 'unreadable' {
    if (this.#rawTokens > 0 && !this.#endsTokens(peek)) {
      this.#rawTokens--
      return 'rawToken'
    }
    if (!peek.readable) return 'unreadable'
    this.#rawTokens = 0
    const { apiKey, apiVersion, correlationId, expectsResponse } = peek
    this.pending.add(correlationId, apiKey, apiVersion, expectsResponse)
    if (apiKey === SASL_HANDSHAKE) {
      this.mechanism = peek.mechanism
      if (apiVersion === 0) this.#rawTokens = tokensOf(peek.mechanism)
    }
    return 'request'
  }

  /** True if a request waits for this answer; pending.apiKey and apiVersion tell which. */
  response(correlationId: number): boolean {
    return this.pending.match(correlationId)
  }

  /** The broker does not speak that mechanism, so no token follows. */
  handshakeRefused(): void {
    this.#rawTokens = 0
  }

  #endsTokens(peek: RequestPeek): boolean {
    if (this.#rawTokens !== Number.POSITIVE_INFINITY || !peek.readable) return false
    const newest = apiOf(peek.apiKey)?.request.versions[1]
    return newest !== undefined && peek.apiVersion >= 0 && peek.apiVersion <= newest
  }
}

/**
 * Messages of the client, by RFC 4616, RFC 5802 and RFC 7628. The 0x01 that follows a refused
 * OAUTHBEARER token needs no count: it is too short for a request.
 */
function tokensOf(mechanism: string | undefined): number {
  if (mechanism === 'PLAIN' || mechanism === 'OAUTHBEARER' || mechanism === 'AWS_MSK_IAM') return 1
  return mechanism?.startsWith('SCRAM-') === true ? 2 : Number.POSITIVE_INFINITY
}
