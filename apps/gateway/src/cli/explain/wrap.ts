/** What a terminal shows without breaking lines itself. Our choice. */
const WIDTH = 100

/** The text in lines that begin with `first`, then with `next`. */
export function* wrapped(text: string, first: string, next: string = first): Generator<string> {
  let line = first
  let isEmpty = true
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      yield line
      line = next
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  yield line
}
