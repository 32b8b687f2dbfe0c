// The only globals of the host that filters use; both the browser and Node have them.
interface TextDecoder {
  decode(input?: ArrayBufferView): string
}
declare var TextDecoder: {
  new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder
}
interface TextEncoder {
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number }
}
declare var TextEncoder: { new (): TextEncoder }
