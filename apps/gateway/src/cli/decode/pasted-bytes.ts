// Bytes that somebody copied: hex in most of the ways that tools write it, or base64.
//
//   00120004 / 00 12 00 04 / 0x00, 0x12 / 00:12:00:04 / \x00\x12     logs, Wireshark
//   char a[] = { 0x00, 0x12 };                                        xxd -i, "as C array"
//   00000000: 0012 0004 ...  ....                                     xxd
//   0000   00 12 00 04 ...   ....                                     Wireshark's hex dump
//   00000000  00 12 00 04 ...  |....|                                 hexdump -C, od
//   ABIABAAA...                                                       base64, also url-safe
//
// What could be two of these is refused with the reason, never guessed.
import { bytesOfDump } from './hex-dump-input.ts'

/** Throws SyntaxError that says what is wrong, and where. */
export function bytesFromText(text: string): Uint8Array {
  if (text.trim() === '') throw new SyntaxError('it is empty')
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.some((line) => line.trim() === '*')) {
    throw new SyntaxError('the dump leaves repeated lines out (*): dump again with -v')
  }
  const dumped = bytesOfDump(lines)
  if (dumped !== undefined) return dumped
  const digits = bareHex(text)
  if (/^[0-9a-fA-F]*$/.test(digits)) return bytesFromHex(digits)
  const bare = text.replaceAll(/[\s"']/g, '')
  if (/^[A-Za-z0-9+/_-]+={0,2}$/.test(bare)) return bytesFromBase64(bare)
  throw neither(text)
}

/** Without what stands around hex digits. */
function bareHex(text: string): string {
  const [, inBraces] = /\{([^{}]*)\}/.exec(text) ?? []
  return (inBraces ?? text).replaceAll(/0x|\\x|[\s,:;"'\\]/gi, '')
}

function bytesFromHex(digits: string): Uint8Array {
  if (digits === '') throw new SyntaxError('it is empty')
  if (digits.length % 2 === 0) return Buffer.from(digits, 'hex')
  throw new SyntaxError(`the hex ends in the middle of a byte: ${digits.length} digits`)
}

function bytesFromBase64(text: string): Uint8Array {
  const digits = text.replace(/=+$/, '')
  if (digits.length % 4 === 1) {
    throw new SyntaxError(`the base64 is cut: ${digits.length} characters`)
  }
  return Buffer.from(digits, 'base64')
}

function neither(text: string): SyntaxError {
  const odd = /[^\s0-9a-zA-Z+/=_\-,:;"'\\{}[\]]/.exec(text)
  if (odd === null) return new SyntaxError('it is neither hex nor base64')
  const before = text.slice(0, odd.index).split('\n')
  const place = `line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1}`
  return new SyntaxError(`it is neither hex nor base64: ${JSON.stringify(odd[0])} in ${place}`)
}
