// What a file is, by its first bytes: names lie, and a wrong guess costs the reader a puzzle.

export type Recognised =
  | { readonly kind: 'pcap' | 'pcapng' | 'gzip' }
  | { readonly kind: 'other'; readonly looksLike: ForeignFile | null; readonly firstBytes: string }

type ForeignFile = 'zip' | 'zstd' | 'xz' | 'bzip2' | 'json' | 'html' | 'keylog' | 'text' | 'elf'

const CAPTURES: readonly (readonly [string, 'pcap' | 'pcapng' | 'gzip'])[] = [
  ['0a0d0d0a', 'pcapng'],
  ['a1b2c3d4', 'pcap'],
  ['d4c3b2a1', 'pcap'],
  ['a1b23c4d', 'pcap'],
  ['4d3cb2a1', 'pcap'],
  ['1f8b', 'gzip'],
]
const FOREIGN: readonly (readonly [string, ForeignFile])[] = [
  ['504b0304', 'zip'],
  ['28b52ffd', 'zstd'],
  ['fd377a58', 'xz'],
  ['425a68', 'bzip2'],
  ['7f454c46', 'elf'],
]

/** Wants the first 16 bytes or all there are. */
export function recognise(head: Uint8Array): Recognised {
  const hex = Array.from(head, (byte) => byte.toString(16).padStart(2, '0'))
  const joined = hex.join('')
  const capture = CAPTURES.find(([magic]) => joined.startsWith(magic))
  if (capture !== undefined) return { kind: capture[1] }
  const foreign = FOREIGN.find(([magic]) => joined.startsWith(magic))
  const looksLike = foreign === undefined ? textKind(head) : foreign[1]
  return { kind: 'other', looksLike, firstBytes: hex.slice(0, 4).join(' ') }
}

function textKind(head: Uint8Array): ForeignFile | null {
  const isText = head.every(
    (byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127),
  )
  if (!isText || head.length === 0) return null
  const text = String.fromCharCode(...head).trimStart()
  if (/^(CLIENT|SERVER|EXPORTER)_|^# SSL/.test(text)) return 'keylog'
  if (text.startsWith('{') || text.startsWith('[')) return 'json'
  return text.startsWith('<') ? 'html' : 'text'
}
