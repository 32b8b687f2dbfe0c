// Hypothesis: reading costs per packet, not per byte, so 1 GB of pcapng takes a few seconds even
// when every packet is 1,448 bytes. Run: node packages/trace/src/reader.bench.ts [MB]
import { encodePackets } from './write/packet-writer.ts'
import { interfaceBlock, sectionHeaderBlock } from './write/blocks.ts'
import { SegmentWriter, TraceReader, type Direction } from './index.ts'

const MEGABYTE = 1_000_000
const totalBytes = Number(process.argv[2] ?? 300) * MEGABYTE

const CLIENT = { address: '10.0.0.1', port: 50_000 }
const BROKER = { address: '10.0.0.2', port: 9092 }

function sizedFrame(bytes: number): Uint8Array {
  const frame = new Uint8Array(4 + bytes)
  new DataView(frame.buffer).setInt32(0, bytes)
  return frame
}

/** Of our own: whole frames in packets of up to 60 KiB. */
function* session(frameBytes: number): Generator<Uint8Array> {
  const writer = new SegmentWriter()
  const connection = { id: 1, client: CLIENT, broker: BROKER }
  yield writer.sectionHeader({
    sessionId: 'x',
    clusterId: null,
    listeners: [],
    nodes: [],
    frame1TimeNs: null,
    quirks: [],
  })
  yield writer.open(connection, 0n)
  const frame = sizedFrame(frameBytes)
  for (let written = 0, at = 0; written < totalBytes; written += frame.length, at++) {
    const direction: Direction = at % 2 === 0 ? 'request' : 'response'
    yield writer.data(connection, direction, frame, BigInt(at) * 1000n, { endsFrame: true })
  }
}

/** As a network sends them: segments of 1,448 bytes, an acknowledgement for every second one. */
function* network(frameBytes: number): Generator<Uint8Array> {
  yield sectionHeaderBlock([])
  yield interfaceBlock()
  const ends = {
    source: Uint8Array.of(10, 0, 0, 1),
    destination: Uint8Array.of(10, 0, 0, 2),
    sourcePort: 50_000,
    destinationPort: 9092,
    options: new Uint8Array(0),
  }
  const back = {
    ...ends,
    source: ends.destination,
    destination: ends.source,
    sourcePort: 9092,
    destinationPort: 50_000,
    payload: new Uint8Array(0),
  }
  const frame = sizedFrame(frameBytes)
  let sequence = 1
  let timeNs = 0n
  yield encodePackets([
    { ...ends, flags: 2, sequence: 0, acknowledgement: 0, timeNs, payload: new Uint8Array(0) },
  ])
  for (let written = 0; written < totalBytes; written += frame.length) {
    for (let at = 0, count = 0; at < frame.length; at += 1448, count++) {
      const payload = frame.subarray(at, at + 1448)
      timeNs += 1000n
      yield encodePackets([{ ...ends, flags: 16, sequence, acknowledgement: 1, timeNs, payload }])
      sequence = (sequence + payload.length) >>> 0
      if (count % 2 === 0) continue
      yield encodePackets([{ ...back, flags: 16, sequence: 1, acknowledgement: sequence, timeNs }])
    }
  }
}

/** Chunks of 1 MiB, as a file is read. */
function chunksOf(blocks: Iterable<Uint8Array>): Uint8Array[] {
  const chunks: Uint8Array[] = []
  let chunk = new Uint8Array(1 << 20)
  let filled = 0
  for (const block of blocks) {
    for (let at = 0; at < block.length;) {
      const part = block.subarray(at, at + chunk.length - filled)
      chunk.set(part, filled)
      at += part.length
      filled += part.length
      if (filled < chunk.length) continue
      chunks.push(chunk)
      chunk = new Uint8Array(1 << 20)
      filled = 0
    }
  }
  chunks.push(chunk.subarray(0, filled))
  return chunks
}

function measure(name: string, blocks: Iterable<Uint8Array>): void {
  const chunks = chunksOf(blocks)
  for (let round = 1; round <= 2; round++) {
    const reader = new TraceReader()
    let frames = 0
    const start = performance.now()
    for (const chunk of chunks) {
      for (const event of reader.push(chunk)) if (event.type === 'frame') frames += 1
    }
    reader.end()
    const seconds = (performance.now() - start) / 1000
    const speed = Math.round(reader.bytesRead / MEGABYTE / seconds)
    process.stdout.write(
      `${name}, round ${round}: ${frames} frames, ${speed} MB/s, ${Math.round(frames / seconds)} frames/s, heap ${Math.round(process.memoryUsage().heapUsed / MEGABYTE)} MB\n`,
    )
  }
}

measure('session, frames of 200 bytes', session(200))
measure('session, frames of 16 KB', session(16_000))
measure('session, frames of 1 MB', session(1_000_000))
measure('network, frames of 1,400 bytes', network(1_400))
measure('network, frames of 100 KB', network(100_000))
measure('network, frames of 50 MB', network(50_000_000))
