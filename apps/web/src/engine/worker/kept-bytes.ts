// Where the bytes of a session are, after they went through the reader. A chosen file stays where
// it is; what arrives over the network is kept in Blobs, which the browser may move to disk, with
// only the newest few megabytes in memory. Frames are read back by their pieces when someone looks.

export interface ByteSource {
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>
}

/** Sizes at which the tail in memory becomes a Blob. Our choice. */
const SEGMENT_BYTES = 4 << 20

export class BlobBytes implements ByteSource {
  readonly #blob: Blob

  constructor(blob: Blob) {
    this.#blob = blob
  }

  async read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#blob.slice(offset, offset + length).arrayBuffer())
  }
}

export class GrowingBytes implements ByteSource {
  readonly #segments: { readonly start: number; readonly blob: Blob }[] = []
  #tail: Uint8Array<ArrayBuffer>[] = []
  #tailStart = 0
  #end = 0

  get length(): number {
    return this.#end
  }

  /** Takes the chunk over; the caller must not write to it afterwards. */
  append(chunk: Uint8Array<ArrayBuffer>): void {
    this.#tail.push(chunk)
    this.#end += chunk.length
    if (this.#end - this.#tailStart < SEGMENT_BYTES) return
    this.#segments.push({ start: this.#tailStart, blob: new Blob(this.#tail) })
    this.#tail = []
    this.#tailStart = this.#end
  }

  async read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const end = Math.min(offset + length, this.#end)
    // The tail may become a Blob while a segment is read, so its part is taken first.
    const parts: BlobPart[] = []
    for (const { start, blob } of this.#segments) {
      if (start < end && start + blob.size > offset) {
        parts.push(blob.slice(Math.max(0, offset - start), end - start))
      }
    }
    let at = this.#tailStart
    for (const chunk of this.#tail) {
      if (at < end && at + chunk.length > offset) {
        parts.push(chunk.subarray(Math.max(0, offset - at), end - at))
      }
      at += chunk.length
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer())
  }
}

/** Joins the bytes of one frame, at most `maxBytes` of them. */
export async function readPieces(
  source: ByteSource,
  pieces: readonly { readonly fileOffset: number; readonly length: number }[],
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const wanted: { offset: number; length: number }[] = []
  let total = 0
  for (const { fileOffset, length } of pieces) {
    const take = Math.min(length, maxBytes - total)
    if (take <= 0) break
    wanted.push({ offset: fileOffset, length: take })
    total += take
  }
  const parts = await Promise.all(wanted.map(({ offset, length }) => source.read(offset, length)))
  const bytes = new Uint8Array(total)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return at === total ? bytes : bytes.slice(0, at)
}
