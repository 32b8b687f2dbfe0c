// A file that the reader chose. It is read by slices, so that a capture of any size never lies in
// memory and the worker answers questions in between; it never leaves this browser. A gzip file is
// unpacked once and kept unpacked, because frames are read back by their place.
import { recognise } from '../../../lib/recognise.ts'
import type { Phase } from '../../messages.ts'
import { BlobBytes, GrowingBytes, type ByteSource } from '../kept-bytes.ts'
import type { Feed, FeedSink } from './feed.ts'

/** Small enough to be decoded within a frame or two, large enough to be read fast. */
const SLICE_BYTES = 1 << 20

export async function fileFeed(file: File): Promise<Feed | Phase> {
  if (file.size === 0) return { name: 'failed', failure: { why: 'empty' } }
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer())
  const recognised = recognise(head)
  if (recognised.kind === 'other') {
    const { looksLike, firstBytes } = recognised
    return { name: 'failed', failure: { why: 'notACapture', firstBytes, looksLike } }
  }
  return recognised.kind === 'gzip' ? new GzipFeed(file) : new PlainFeed(file)
}

class PlainFeed implements Feed {
  readonly source: ByteSource
  readonly #file: File

  constructor(file: File) {
    this.#file = file
    this.source = new BlobBytes(file)
  }

  async run(sink: FeedSink, signal: AbortSignal): Promise<void> {
    const bytesTotal = this.#file.size
    for (let at = 0; at < bytesTotal && !signal.aborted; at += SLICE_BYTES) {
      const slice = this.#file.slice(at, at + SLICE_BYTES)
      const chunk = new Uint8Array(await slice.arrayBuffer())
      if (signal.aborted) return
      sink.push(chunk)
      sink.phase({ name: 'reading', bytesRead: at + chunk.length, bytesTotal })
    }
  }
}

class GzipFeed implements Feed {
  readonly source = new GrowingBytes()
  readonly #file: File

  constructor(file: File) {
    this.#file = file
  }

  async run(sink: FeedSink, signal: AbortSignal): Promise<void> {
    const bytesTotal = this.#file.size
    let packed = 0
    const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        packed += chunk.length
        controller.enqueue(chunk)
      },
    })
    const unpacked = this.#file
      .stream()
      .pipeThrough(counter)
      .pipeThrough(new DecompressionStream('gzip'))
      .getReader()
    for (;;) {
      const { done, value } = await unpacked.read()
      if (done || signal.aborted) break
      this.source.append(value)
      sink.push(value)
      sink.phase({ name: 'reading', bytesRead: packed, bytesTotal })
    }
    await unpacked.cancel()
  }
}
