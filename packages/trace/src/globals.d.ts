// What every host of this package (Node, page, worker) has, and lib.es2024 does not declare.
interface TextDecoder {
  decode(input?: ArrayBufferView): string
}
declare var TextDecoder: {
  new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder
}

interface TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}
declare var TextEncoder: { new (): TextEncoder }
