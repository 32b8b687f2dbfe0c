// A conversation as the bytes of a session: what a gateway would have written.
import { SegmentWriter, type SectionInfo, type TraceEvent } from '@brokerscope/trace'
import { withSize } from './frames.ts'

const info: SectionInfo = {
  sessionId: '0123456789ab',
  clusterId: 'TestkitCluster',
  listeners: [],
  nodes: [],
  frame1TimeNs: null,
  quirks: [],
}

export function toPcapng(events: readonly TraceEvent[]): Uint8Array {
  const writer = new SegmentWriter()
  return Buffer.concat([
    writer.sectionHeader(info),
    ...events.map((event) => blocksOf(writer, event)),
  ])
}

function blocksOf(writer: SegmentWriter, event: TraceEvent): Uint8Array {
  switch (event.type) {
    case 'opened':
      return writer.open(event.connection, event.timeNs)
    case 'frame': {
      const { connection, direction, bytes, timeNs } = event.frame
      return writer.data(connection, direction, withSize(bytes), timeNs, { endsFrame: true })
    }
    case 'gap':
      writer.skip(event.connection, event.direction, event.bytes, { endsFrame: true })
      return new Uint8Array()
    case 'closed':
      return writer.close(event.connection, event.by, event.how, event.timeNs)
    default:
      return new Uint8Array()
  }
}
