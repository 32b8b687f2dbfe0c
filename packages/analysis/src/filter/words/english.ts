import type { CompareOperator } from '../syntax/expression.ts'
import type { Wording } from './wording.ts'

const VERBS: Readonly<Record<Exclude<CompareOperator, '!=' | '==='>, string>> = {
  '==': 'is',
  '!==': 'is also something other than',
  '>': 'is more than',
  '>=': 'is at least',
  '<': 'is less than',
  '<=': 'is at most',
  contains: 'contains',
  matches: 'matches the pattern',
}

export const english: Wording = {
  everything: 'all frames',
  and: (operands) => operands.join(', and '),
  or: (operands) => operands.join(', or '),
  not: (operand) => `not (${operand})`,
  group: (inner) => `(${inner})`,
  exists: (field) => `there is ${withArticle(bare(field))}`,
  isAbsent: (field) => `there is no ${bare(field)}`,
  compare(field, operator, value) {
    if (operator !== '!=' && operator !== '===') return `${field} ${VERBS[operator]} ${value}`
    const isOne = field.startsWith('the ')
    if (isOne) return `${field} is ${operator === '!=' ? 'not ' : ''}${value}`
    const which = operator === '!=' ? 'none is' : 'all are'
    return `there is ${withArticle(bare(field))} and ${which} ${value}`
  },
  range: (from, to) => `${from} to ${to}`,
  list: (values) =>
    values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`,
  messages: (api, direction) => `it is ${withArticle(`${api} ${direction ?? 'message'}`)}`,
  fieldOf: (field, api, direction) => `${field} of the ${api} ${direction}`,
  anyField: (field) => `a field ${field}`,
  quote: (text) => `"${text}"`,
}

function bare(field: string): string {
  return field.replace(/^(the|an?) /, '')
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`
}
