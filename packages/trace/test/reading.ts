// Reads captures in tests and shortens what comes out, so that expectations stay readable.
import { CLIENT, BROKER, ip, SYN, ACK, type TcpFields } from './packets.ts'
import { pcap, timed, type PcapOptions } from './capture-files.ts'
import { TraceReader, type Frame, type TraceEvent, type TraceReaderOptions } from '../src/index.ts'

/** All events, with the file cut into chunks of `chunkSize` bytes. */
export function readAll(
  file: Uint8Array,
  options: TraceReaderOptions = {},
  chunkSize = file.length,
): TraceEvent[] {
  const reader = new TraceReader(options)
  const events: TraceEvent[] = []
  for (let at = 0; at < file.length; at += chunkSize) {
    events.push(...reader.push(file.slice(at, at + chunkSize)))
  }
  events.push(...reader.end())
  return events
}

export function framesOf(events: readonly TraceEvent[]): Frame[] {
  return events.flatMap((event) => (event.type === 'frame' ? [event.frame] : []))
}

export function ofType<T extends TraceEvent['type']>(
  events: readonly TraceEvent[],
  type: T,
): Extract<TraceEvent, { type: T }>[] {
  return events.filter((event): event is Extract<TraceEvent, { type: T }> => event.type === type)
}

/** One line for each event: what matters in most tests. */
export function briefly(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => {
    switch (event.type) {
      case 'section':
        return []
      case 'opened':
        return [`opened c${event.connection.id} at ${event.packet}`]
      case 'frame': {
        const { connection, direction, streamOffset, size, packet } = event.frame
        return [`c${connection.id} ${direction} ${streamOffset}+${size} at ${packet}`]
      }
      case 'gap':
        return [`gap ${event.direction} ${event.streamOffset}+${event.bytes} ${event.reason}`]
      case 'foreign':
        return [`foreign ${event.direction} ${event.protocol}`]
      case 'closed':
        return [`closed c${event.connection.id} by ${event.by} ${event.how}`]
      case 'unfinished':
        return [
          `unfinished ${event.direction} ${event.streamOffset}+${event.size} has ${event.have}`,
        ]
      default:
        return [`problem ${event.message}`]
    }
  })
}

export function fromClient(fields: TcpFields): Uint8Array {
  return ip({ ...fields })
}

export function fromBroker(fields: TcpFields): Uint8Array {
  return ip({
    from: BROKER.address,
    to: CLIENT.address,
    fromPort: BROKER.port,
    toPort: CLIENT.port,
    ...fields,
  })
}

export const CLIENT_ISN = 1000
export const BROKER_ISN = 5000
/** Sequence numbers of the first byte of each side after `handshake`. */
export const C0 = CLIENT_ISN + 1
export const B0 = BROKER_ISN + 1

export function handshake(): Uint8Array[] {
  return [
    fromClient({ seq: CLIENT_ISN, flags: SYN }),
    fromBroker({ seq: BROKER_ISN, ack: C0, flags: SYN | ACK }),
    fromClient({ seq: C0, ack: B0, flags: ACK }),
  ]
}

/** Raw IP packets a millisecond apart, as a classic pcap. */
export function readPackets(
  packets: readonly Uint8Array[],
  options: TraceReaderOptions & PcapOptions = {},
): TraceEvent[] {
  return readAll(pcap(timed(packets), options), options)
}
