// Other protocols on a Kafka port, by the first four bytes of a stream, and what to tell people.
import type { Direction, ForeignProtocol } from '../events.ts'

export interface Foreign {
  readonly protocol: ForeignProtocol
  readonly sentence: string
}

const TLS_HANDSHAKE = 0x16
const TLS_ALERT = 0x15
const HTTP_STARTS = new Set([
  'GET ',
  'POST',
  'PUT ',
  'HEAD',
  'DELE',
  'OPTI',
  'PATC',
  'CONN',
  'PRI ',
  'HTTP',
])

const SENTENCES = {
  request: {
    tls: 'The client speaks TLS on this connection, so its messages cannot be read. Give the TLS key log of the client, or record on a listener without TLS',
    http: 'An HTTP client came to this port. Kafka does not speak HTTP: point the browser, health check or scraper to another port',
  },
  response: {
    tls: 'The other side answered in TLS to a client that speaks plain text. This is a TLS port: set security.protocol to SSL or SASL_SSL in the client',
    http: 'An HTTP server answered. The client was given the port of a web server or proxy: bootstrap.servers must name a Kafka listener',
  },
} as const

/** `first` are the first four bytes of a stream, read as the size that they would be. */
export function recognise(first: number, direction: Direction): Foreign | undefined {
  const type = first >>> 24
  const isTls = (type === TLS_HANDSHAKE || type === TLS_ALERT) && ((first >>> 16) & 255) === 3
  const protocol = isTls ? 'tls' : HTTP_STARTS.has(text(first)) ? 'http' : undefined
  return protocol && { protocol, sentence: SENTENCES[direction][protocol] }
}

/** A first frame of a size that no Kafka message has. */
export function badFirstSize(size: number, limit: number): Foreign {
  const hex = (size >>> 0).toString(16).padStart(8, '0')
  return {
    protocol: 'unknown',
    sentence: `The stream begins with the bytes ${hex}, which would announce a message of ${size} bytes (at most ${limit} are believed). This is not Kafka, or the client speaks another protocol to this port`,
  }
}

export function notARequest(): Foreign {
  return {
    protocol: 'unknown',
    sentence:
      'The stream does not begin with a Kafka request, so it is taken for another protocol. If this port does speak Kafka, name it as a broker port',
  }
}

function text(word: number): string {
  return String.fromCharCode(word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255)
}
