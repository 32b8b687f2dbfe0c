// Text lines out of byte chunks, for the modes of decode that read text.
import { StringDecoder } from 'node:string_decoder'

const LONGEST_LINE = 256 * 1024 * 1024

export interface NumberedLine {
  readonly number: number
  readonly text: string
}

/** Trimmed, numbered from 1, without the empty ones. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedLine> {
  const decoder = new StringDecoder('utf8') // a character may be cut by a chunk
  let number = 0
  let parts: string[] = []
  let length = 0
  const take = (text: string): NumberedLine => {
    number += 1
    const line = parts.join('') + text
    parts = []
    length = 0
    return { number, text: line.trim() }
  }
  for await (const chunk of chunks) {
    const [first = '', ...more] = decoder.write(chunk).split('\n')
    let open = first
    for (const next of more) {
      const line = take(open)
      if (line.text !== '') yield line
      open = next
    }
    parts.push(open)
    length += open.length
    if (length > LONGEST_LINE) throw new RangeError(`line ${number + 1} is longer than 256 MiB`)
  }
  const last = take(decoder.end())
  if (last.text !== '') yield last
}
