// Hex dumps with an offset before each line and perhaps text behind it. The offset of the next line
// says how many bytes a line has, so text that looks like hex is never taken for bytes; in the last
// line the bytes end at the column where they end in the full lines, or at the gap before the text.

const DUMP_LINE = /^\s*([0-9a-fA-F]{4,16}):?(?:\s+(\S.*))?$/

/**
 * Undefined for what is no dump: not every line has an offset, or the first is not 0. Without a mark
 * (a colon, a wide gap, an odd number of digits) the offsets must fit, else it is groups of hex.
 */
export function bytesOfDump(lines: readonly string[]): Uint8Array | undefined {
  const parsed = lines.map((line, index) => dumpLine(line.trimEnd(), index + 1))
  if (!parsed.every((line) => line !== undefined)) return undefined
  const [first] = parsed
  if (first === undefined || first.rest === '' || Number.parseInt(first.offsetText, 16) !== 0) {
    return undefined
  }
  const isMarked = /^\s*([0-9a-fA-F]+(:|\s{2,})|([0-9a-fA-F]{2})*[0-9a-fA-F]\s)/.test(
    lines[0] ?? '',
  )
  if (isMarked) return readDump(parsed)
  if (parsed.length === 1) return undefined
  try {
    return readDump(parsed)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

interface DumpLine {
  readonly number: number
  readonly offsetText: string
  readonly rest: string
  /** Where `rest` begins. */
  readonly column: number
}

function readDump(parsed: readonly DumpLine[]): Uint8Array {
  const radix = radixOf(parsed)
  const offsets = parsed.map(({ offsetText }) => Number.parseInt(offsetText, radix))
  const bytes: number[] = []
  let endColumn: number | undefined
  for (const [index, line] of parsed.entries()) {
    const offset = offsets[index] ?? 0
    if (offset !== bytes.length) throw gap(line, bytes.length)
    const next = offsets[index + 1]
    const count = next === undefined ? undefined : next - offset
    const { found, end } = bytesOf(line, count, endColumn)
    endColumn ??= line.column + end
    bytes.push(...found)
  }
  return Uint8Array.from(bytes)
}

function dumpLine(line: string, number: number): DumpLine | undefined {
  const found = DUMP_LINE.exec(line)
  if (found === null) return undefined
  const [, offsetText = '', rest = ''] = found
  return { number, offsetText, rest, column: line.length - rest.length }
}

/** od counts in octal unless it is told otherwise; then line 2 of 16 bytes is at 20. */
function radixOf(lines: readonly DumpLine[]): number {
  const [, second] = lines
  if (second === undefined || !/^0*20$/.test(second.offsetText)) return 16
  return hexGroups(lines[0]?.rest ?? '').length >= 32 ? 16 : 8
}

/** `count`: so many as the next offset says; undefined in the last line. */
function bytesOf(
  line: DumpLine,
  count: number | undefined,
  endColumn: number | undefined,
): { readonly found: readonly number[]; readonly end: number } {
  const shown =
    count === undefined ? lastLine(line, endColumn) : line.rest.replace(/\s*[|>].*[|<]\s*$/, '')
  const found = hexGroups(shown).slice(0, count)
  if (count !== undefined && found.length !== count) {
    throw new SyntaxError(
      `line ${line.number} has ${found.length} bytes, and the offset of the next says ${count}`,
    )
  }
  return { found, end: endOf(shown, found.length) }
}

/** What stands before the text: to the known column, to the bars, or to the first wide gap. */
function lastLine({ rest, column }: DumpLine, endColumn: number | undefined): string {
  if (endColumn !== undefined) return rest.slice(0, Math.max(0, endColumn - column))
  const barred = rest.replace(/\s*\|.*\|\s*$/, '')
  if (barred !== rest) return barred
  return rest.split(/\s{2,}/)[0] ?? ''
}

/** The bytes of groups of hex digits, up to the first thing that is none. */
function hexGroups(text: string): number[] {
  const bytes: number[] = []
  for (const group of text.split(/\s+/)) {
    if (!/^(?:[0-9a-fA-F]{2})+$/.test(group)) break
    bytes.push(...Buffer.from(group, 'hex'))
  }
  return bytes
}

/** The column behind so many bytes. */
function endOf(text: string, count: number): number {
  let digits = 0
  let at = 0
  for (; at < text.length && digits < 2 * count; at++) if (/\S/.test(text[at] ?? '')) digits += 1
  return at
}

function gap({ number, offsetText }: DumpLine, have: number): SyntaxError {
  return new SyntaxError(
    `line ${number} says offset ${offsetText}, and ${have} (hex ${have.toString(16)}) bytes stand before it: a line is missing or cut`,
  )
}
