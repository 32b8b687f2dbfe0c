// Lays one line of JSON out on many, without reading it: numbers keep every digit, because they are
// never parsed. Empty objects and arrays stay on their line.

export function indentJson(text: string, indent = '  '): string {
  let out = ''
  let depth = 0
  let at = 0
  const newLine = (): string => `\n${indent.repeat(depth)}`
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '"') {
      const end = endOfString(text, at)
      out += text.slice(at, end)
      at = end
      continue
    }
    if (character === '{' || character === '[') {
      const isEmpty = text.charAt(at + 1) === (character === '{' ? '}' : ']')
      if (isEmpty) {
        out += text.slice(at, at + 2)
        at += 2
        continue
      }
      depth += 1
      out += character + newLine()
    } else if (character === '}' || character === ']') {
      depth -= 1
      out += newLine() + character
    } else if (character === ',') out += character + newLine()
    else if (character === ':') out += ': '
    else out += character
    at += 1
  }
  return out
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1
  return at + 1
}
