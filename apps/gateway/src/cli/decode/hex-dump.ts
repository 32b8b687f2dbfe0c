const DUMP_BYTES = 16

/** For bytes that are no message. */
export function* hexDump(bytes: Uint8Array): Generator<string> {
  for (let offset = 0; offset < bytes.length; offset += DUMP_BYTES) {
    const part = bytes.subarray(offset, offset + DUMP_BYTES)
    const shown = Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const text = Array.from(part, (byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.',
    )
    yield `${offset.toString(16).padStart(4, '0')}   ${shown.padEnd(47)}  ${text.join('')}`
  }
}
