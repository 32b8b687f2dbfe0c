// The seam between record batches and whoever can inflate them.
//
// Inflating is handed in, because the best way differs by host: a Node process has zlib, a page
// must not load WebAssembly under our content security policy, a test wants a fake. It is
// synchronous, because the reader of a batch is, from the field tree to the analysis; a batch is
// small enough, and a page reads it in its worker.

/**
 * Inflates all of `bytes`. Must throw, and never allocate more than a small multiple of
 * `maxBytes`, when the result would be longer than that: throw InflateLimitError then.
 */
export type Decompress = (bytes: Uint8Array, maxBytes: number) => Uint8Array

export interface Decompressors {
  readonly gzip: Decompress
  readonly snappy: Decompress
  readonly lz4: Decompress
  readonly zstd: Decompress
}

/** The bytes are not what their codec says. */
export class InflateError extends Error {
  override readonly name: string = 'InflateError'
}

/** The bytes may be right, but would become larger than the caller allows. */
export class InflateLimitError extends InflateError {
  override readonly name = 'InflateLimitError'

  constructor(maxBytes: number) {
    super(`more than the ${maxBytes} bytes allowed`)
  }
}
