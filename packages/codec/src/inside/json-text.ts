// JSON as people read it, with every token as it was written: numbers keep all their digits, which
// JSON.parse and JSON.stringify would round.

/** Undefined where `text` is no JSON object or array. */
export function indentJson(text: string): string | undefined {
  const first = /^[ \t\r\n]*([[{])/.exec(text)
  if (first === null) return undefined
  try {
    JSON.parse(text)
  } catch {
    return undefined
  }
  return indent(text)
}

const tokens = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/gs

function indent(text: string): string {
  let depth = 0
  let previous = ''
  let indented = ''
  for (const [token] of text.matchAll(tokens)) {
    const closes = token === '}' || token === ']'
    const opened = previous === '{' || previous === '['
    if (closes) depth -= 1
    if (closes ? !opened : opened || previous === ',') indented += `\n${'  '.repeat(depth)}`
    if (token === '{' || token === '[') depth += 1
    indented += token === ':' ? ': ' : token
    previous = token
  }
  return indented
}
