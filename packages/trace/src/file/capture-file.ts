// Recognises what kind of file comes in and feeds its reader, whatever the size of the chunks.
import { ByteQueue } from './byte-queue.ts'
import { ClassicPcapReader, pcapMagic } from './classic-pcap.ts'
import { PcapngReader, SECTION_HEADER } from './pcapng.ts'
import type { BlockReader, FileSink } from './packet.ts'

export class CaptureFile {
  readonly #queue = new ByteQueue()
  readonly #sink: FileSink
  readonly #start: number
  #reader: BlockReader | undefined

  constructor(sink: FileSink, startOffset = 0) {
    this.#sink = sink
    this.#start = startOffset
    this.#queue.position = startOffset
  }

  push(chunk: Uint8Array): void {
    this.#queue.push(chunk)
    this.#read()
    this.#queue.release()
  }

  end(): void {
    if (this.#reader === undefined) {
      const { waiting } = this.#queue
      if (waiting === 0) this.#sink.problem('file', 'The file is empty', this.#start)
      else
        this.#sink.problem(
          'file',
          `The file has only ${waiting} bytes; nothing can be read`,
          this.#start,
        )
      return
    }
    const { position, waiting } = this.#queue
    if (waiting === 0) return
    this.#sink.problem(
      'cut',
      `The file ends in the middle of a block: its last ${waiting} bytes, from byte ${position} on, cannot be read`,
      position,
    )
    while (this.#queue.waiting > 0) {
      this.#reader.abandon()
      this.#read()
    }
  }

  #read(): void {
    this.#reader ??= this.#recognise()
    if (this.#reader === undefined) return
    while (this.#reader.step());
  }

  #recognise(): BlockReader | undefined {
    const queue = this.#queue
    if (!queue.has(4)) return undefined
    const magic = queue.view.getUint32(queue.at)
    if (magic === SECTION_HEADER) return new PcapngReader(queue, this.#sink)
    const classic = pcapMagic(magic)
    if (classic !== undefined) return new ClassicPcapReader(queue, this.#sink, classic)
    this.#sink.problem('file', unknownFile(magic), this.#start)
    return new Ignoring(queue)
  }
}

class Ignoring implements BlockReader {
  readonly #queue: ByteQueue

  constructor(queue: ByteQueue) {
    this.#queue = queue
  }

  step(): boolean {
    this.abandon()
    return false
  }

  abandon(): void {
    this.#queue.consume(this.#queue.rest().length)
  }
}

function unknownFile(magic: number): string {
  if (magic >>> 16 === 0x1f8b) return 'The file is compressed with gzip: unpack it first'
  const hex = magic.toString(16).padStart(8, '0')
  return `This is neither pcap nor pcapng: it begins with the bytes ${hex}. Save the capture as pcapng (Wireshark) or write it with tcpdump -w`
}
