// Which frames of a connection are raw SASL tokens instead of Kafka messages.
//
//   Kafka --SaslHandshake v0 answered 0--> raw tokens --first readable request--> Kafka
//   Kafka --SaslHandshake v1 answered 0--> Kafka (tokens lie inside SaslAuthenticate)
//   Kafka --a request that begins with 0x60--> raw tokens (GSSAPI without a handshake)
//
// Raw tokens are still length-prefixed, so framing goes on. Nothing on the wire says
// that a mechanism is finished; the client's next frame with the header of a known API
// does, because no mechanism's token looks like one: PLAIN begins with NUL and a user,
// SCRAM and OAUTHBEARER with text, GSSAPI with 0x60 or 0x05 0x04, and as an api key
// each of them is far out of range. Each client token gets one server token.
// Source: SaslClientAuthenticator, SaslServerAuthenticator @ Kafka 4.3.
import { looksLikeRequest } from '@brokerscope/codec'

const GSSAPI_INITIAL_TOKEN = 0x60

export class SaslPhase {
  #raw = false
  #mechanism: string | undefined

  /** Named by the last SaslHandshake request. */
  get mechanism(): string | undefined {
    return this.#mechanism
  }

  /** Are the connection's next frames raw tokens, as far as we know? */
  get isRaw(): boolean {
    return this.#raw
  }

  handshakeAsked(mechanism: string | undefined): void {
    this.#mechanism = mechanism
  }

  handshakeAnswered(version: number, errorCode: number): void {
    this.#raw = version === 0 && errorCode === 0
  }

  /** Decides for a client frame, and leaves the raw phase when Kafka goes on. */
  isToken(bytes: Uint8Array): boolean {
    if (!this.#raw) {
      if (bytes[0] !== GSSAPI_INITIAL_TOKEN || looksLikeRequest(bytes)) return false
      this.#raw = true
      this.#mechanism = 'GSSAPI'
      return true
    }
    if (looksLikeRequest(bytes)) this.#raw = false
    return this.#raw
  }
}
