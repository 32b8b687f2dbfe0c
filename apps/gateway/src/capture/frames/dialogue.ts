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
const GSSAPI_TOKEN = 0x60

export class Dialogue {
  readonly pending = new PendingRequests()
  /** As the last SaslHandshake named it. */
  mechanism: string | undefined
  /** Raw tokens that the client may still send; Infinity if its mechanism does not tell. */
  #tokensLeft = 0
  /** Raw tokens of the client that the broker has not answered. */
  #tokensOpen = 0
  #isFirst = true

  get expectsRawTokens(): boolean {
    return this.#tokensLeft > 0
  }

  /** The kind of a frame from the client; remembers it. */
  request(peek: RequestPeek): 'request' | 'rawToken' | 'unreadable' {
    // Before Kafka 0.10 a GSSAPI client began with its token, an ASN.1 application tag.
    if (this.#isFirst && peek.firstByte === GSSAPI_TOKEN)
      this.#tokensLeft = Number.POSITIVE_INFINITY
    this.#isFirst = false
    if (this.#tokensLeft > 0 && !this.#endsTokens(peek)) {
      this.#tokensLeft--
      this.#tokensOpen++
      return 'rawToken'
    }
    if (!peek.readable) return 'unreadable'
    this.#tokensLeft = 0
    const { apiKey, apiVersion, correlationId, expectsResponse } = peek
    this.pending.add(correlationId, apiKey, apiVersion, expectsResponse)
    if (apiKey === SASL_HANDSHAKE) {
      this.mechanism = peek.mechanism
      if (apiVersion === 0) this.#tokensLeft = tokensOf(peek.mechanism)
    }
    return 'request'
  }

  /**
   * The kind of a frame from the broker; of a response pending.apiKey and apiVersion tell which.
   * `correlationId` is undefined of a frame that is too short to have one.
   */
  response(correlationId: number | undefined): 'response' | 'rawToken' | 'unknown' {
    if (correlationId !== undefined && this.pending.match(correlationId)) return 'response'
    if (this.#tokensOpen === 0) return 'unknown'
    this.#tokensOpen--
    return 'rawToken'
  }

  /**
   * After a refused handshake there are no tokens but other requests. Keys below 32 cannot be a
   * token's first bytes: PLAIN's second byte is a letter, SCRAM's and JSON's first is.
   */
  #endsTokens({ readable, apiKey, apiVersion }: RequestPeek): boolean {
    if (!readable) return false
    if (this.#tokensLeft !== Number.POSITIVE_INFINITY && apiKey >= 32) return false
    const newest = apiOf(apiKey)?.request.versions[1]
    return newest !== undefined && apiVersion >= 0 && apiVersion <= newest
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
