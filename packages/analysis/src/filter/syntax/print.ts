// A tree back to text, in one canonical spelling: reading the text again gives the same tree.
import type { Expression, Literal, SetItem } from './expression.ts'
import { isWord } from './tokens.ts'

export function printExpression(expression: Expression): string {
  switch (expression.type) {
    case 'and':
    case 'or': {
      const sign = expression.type === 'and' ? ' && ' : ' || '
      return expression.operands.map((each) => printOperand(each)).join(sign)
    }
    case 'not':
      return `!${printNegated(expression.operand)}`
    case 'exists':
      return expression.field.text
    case 'compare':
      return `${expression.field.text} ${expression.operator} ${printLiteral(expression.value)}`
    case 'in':
      break
  }
  return `${expression.field.text} in {${expression.items.map(printItem).join(', ')}}`
}

/** Quoted where it was quoted, and where it could not stand without. */
export function printLiteral({ text, quoted }: Pick<Literal, 'text' | 'quoted'>): string {
  return quoted || !isWord(text) ? quote(text) : text
}

/** Operands of `&&` and `||` that are such lists themselves were in parentheses. */
function printOperand(operand: Expression): string {
  const text = printExpression(operand)
  return operand.type === 'and' || operand.type === 'or' ? `(${text})` : text
}

/** `!(a == b)` reads better than `!a == b`, which means the same. */
function printNegated(operand: Expression): string {
  const text = printExpression(operand)
  return operand.type === 'exists' || operand.type === 'not' ? text : `(${text})`
}

function printItem(item: SetItem): string {
  if (!('from' in item)) return printLiteral(item)
  return `${printLiteral(item.from)}..${printLiteral(item.to)}`
}

function quote(text: string): string {
  // eslint-disable-next-line no-control-regex -- they cannot be seen, so they are escaped
  const escaped = text.replaceAll(/["\\\u0000-\u001f\u007f-\u009f]/g, (character) => {
    const code = character.charCodeAt(0)
    return code === 34 || code === 92
      ? `\\${character}`
      : `\\x${code.toString(16).padStart(2, '0')}`
  })
  return `"${escaped}"`
}
