// A connection that does not speak Kafka, by its first bytes. Who spoke it decides: a
// TLS alert from the broker means that the client sent plain text to a TLS port; TLS from
// the client, which the broker ends at once, that it wants encryption on a plaintext
// port; HTTP that somebody else is there. TLS that goes on is just an encrypted capture.
import type { AnalysisEvent } from '../../events.ts'
import type { Claim, Rule } from '../rule.ts'
import { text } from './not-kafka.text.ts'

type Foreign = Extract<AnalysisEvent, { type: 'foreign' }>

const HANDSHAKE = 0x16
const ALERT = 0x15
/** A broker that reads TLS as a size of 369 MB closes at once. Our choice. */
const AT_ONCE_NS = 1_000_000_000n
const MAX_WATCHED = 1000

export const notKafka: Rule = {
  id: 'not-kafka',
  severity: 'error',
  sources: ['KIP-498', 'KAFKA-4090', 'librdkafka issue 4995', 'franz-go broker.go'],
  apis: [],
  text,
  start() {
    /** Clients that began with TLS, by connection. */
    const encrypted = new Map<number, Foreign>()
    return { on: (event) => judge(event, encrypted) }
  },
}

function judge(event: AnalysisEvent, encrypted: Map<number, Foreign>): Claim[] {
  if (event.type === 'closed') {
    const began = encrypted.get(event.connection.id)
    encrypted.delete(event.connection.id)
    const isRefused = event.by === 'broker' && began !== undefined
    return isRefused && event.timeNs - began.timeNs < AT_ONCE_NS
      ? [claim(began, 'tlsToPlaintext')]
      : []
  }
  if (event.type !== 'foreign') return []
  const { protocol, direction, firstBytes, connection } = event
  if (protocol === 'http') {
    return [claim(event, direction === 'request' ? 'httpToKafka' : 'kafkaToHttp')]
  }
  if (protocol !== 'tls') return []
  if (direction === 'response')
    return firstBytes[0] === ALERT ? [claim(event, 'plaintextToTls')] : []
  if (firstBytes[0] === HANDSHAKE && encrypted.size < MAX_WATCHED)
    encrypted.set(connection.id, event)
  return []
}

function claim({ connection, packet, firstBytes }: Foreign, form: string): Claim {
  const { address, port } = connection.broker
  return {
    subject: `${form} ${address}:${port}`,
    severity: 'error',
    confidence: form === 'tlsToPlaintext' ? 'likely' : 'proven',
    form,
    parameters: {
      address: `${address}:${port}`,
      client: connection.client.address,
      bytes: hex(firstBytes),
    },
    evidence: [{ frame: 0, packet, path: '' }],
    connections: [connection.id],
  }
}

function hex(bytes: Uint8Array): string {
  return [...bytes.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
}
