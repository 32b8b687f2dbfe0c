import type { CompareOperator } from '../syntax/expression.ts'
import type { Wording } from './wording.ts'

const VERBS: Readonly<Record<Exclude<CompareOperator, '!=' | '==='>, string>> = {
  '==': '\u662f',
  '!==': '\u8fd8\u6709\u522b\u7684\u503c\uff0c\u4e0d\u662f',
  '>': '\u5927\u4e8e',
  '>=': '\u81f3\u5c11\u4e3a',
  '<': '\u5c0f\u4e8e',
  '<=': '\u81f3\u591a\u4e3a',
  contains: '\u5305\u542b',
  matches: '\u5339\u914d\u6b63\u5219\u8868\u8fbe\u5f0f',
}
const DIRECTIONS = { request: '\u8bf7\u6c42', response: '\u54cd\u5e94' } as const
/** "Some": before nouns of which a frame may have several. */
const SOME = '\u67d0\u4e2a'

export const chinese: Wording = {
  everything: '\u6240\u6709\u5e27',
  and: (operands) => operands.join('\uff0c\u5e76\u4e14'),
  or: (operands) => operands.join('\uff0c\u6216\u8005'),
  not: (operand) => `\u5e76\u975e\uff08${operand}\uff09`,
  group: (inner) => `\uff08${inner}\uff09`,
  exists: (field) => spaced('\u6709', bare(field)),
  isAbsent: (field) => spaced('\u6ca1\u6709', bare(field)),
  compare(field, operator, value) {
    if (operator !== '!=' && operator !== '===') return spaced(field, VERBS[operator], value)
    if (!field.startsWith(SOME)) {
      return spaced(field, operator === '!=' ? '\u4e0d\u662f' : '\u662f', value)
    }
    const which = operator === '!=' ? '\u4e14\u90fd\u4e0d\u662f' : '\u4e14\u90fd\u662f'
    return spaced('\u6709', bare(field), which, value)
  },
  range: (from, to) => `${from} \u5230 ${to}`,
  list: (values) =>
    values.length < 2
      ? values.join('')
      : `${values.slice(0, -1).join('\u3001')} \u6216 ${values.at(-1)}`,
  messages: (api, direction) =>
    `\u662f ${api} ${direction === undefined ? '\u6d88\u606f' : DIRECTIONS[direction]}`,
  fieldOf: (field, api, direction) => `${api} ${DIRECTIONS[direction]}\u7684 ${field}`,
  anyField: (field) => `${SOME} ${field} \u5b57\u6bb5`,
  quote: (text) => `\u201c${text}\u201d`,
}

function bare(field: string): string {
  return field.startsWith(SOME) ? field.slice(SOME.length).trimStart() : field
}

/** Chinese and Latin letters are set apart by a space. */
function spaced(...parts: readonly string[]): string {
  let text = ''
  for (const part of parts) {
    const isSeam = /[\w)\]]$/.test(text) !== /^[\w(["-]/.test(part)
    text += text !== '' && isSeam && !part.startsWith('\u201c') ? ` ${part}` : part
  }
  return text
}
