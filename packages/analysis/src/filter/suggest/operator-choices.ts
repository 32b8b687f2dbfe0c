// Operators that make sense for a field, and the signs between terms.
import { targetOf, typesOf } from '../fields/target.ts'
import { isOrdered, isTextual } from '../fields/value-type.ts'
import type { FilterLanguage } from '../words/read-aloud.ts'
import type { Choice } from './suggestion.ts'

type Hint = Readonly<Record<FilterLanguage, string>>

const EQUAL: readonly (readonly [string, Hint])[] = [
  ['==', { en: 'is', zh: '\u662f' }],
  ['!=', { en: 'is there and is not', zh: '\u6709\u4e14\u4e0d\u662f' }],
  ['in', { en: 'is one of', zh: '\u662f\u5176\u4e2d\u4e4b\u4e00' }],
]
const ORDER: readonly (readonly [string, Hint])[] = [
  ['>', { en: 'is more than', zh: '\u5927\u4e8e' }],
  ['>=', { en: 'is at least', zh: '\u81f3\u5c11\u4e3a' }],
  ['<', { en: 'is less than', zh: '\u5c0f\u4e8e' }],
  ['<=', { en: 'is at most', zh: '\u81f3\u591a\u4e3a' }],
]
const TEXT: readonly (readonly [string, Hint])[] = [
  ['contains', { en: 'contains the text', zh: '\u5305\u542b\u6587\u5b57' }],
  [
    'matches',
    {
      en: 'matches the pattern, capitals aside',
      zh: '\u5339\u914d\u6b63\u5219\u8868\u8fbe\u5f0f\uff0c\u4e0d\u5206\u5927\u5c0f\u5199',
    },
  ],
]
const JOINS: readonly (readonly [string, Hint])[] = [
  ['&&', { en: 'and', zh: '\u5e76\u4e14' }],
  ['||', { en: 'or', zh: '\u6216\u8005' }],
]

export function operatorChoices(fieldName: string, language: FilterLanguage): readonly Choice[] {
  const target = targetOf(fieldName)
  if (target.is === 'unknown') return []
  const types = typesOf(target).filter((type) => type !== 'struct')
  if (types.length === 0) return joinChoices(language)
  // Text has an order, which hardly anybody means.
  const hasOrder = types.some((type) => isOrdered(type) && type !== 'text')
  const forms = [...EQUAL, ...(types.some(isTextual) ? TEXT : []), ...(hasOrder ? ORDER : [])]
  return [
    ...forms.map(([text, hint]): Choice => {
      return {
        text,
        insert: text === 'in' ? 'in {' : `${text} `,
        kind: 'operator',
        hint: hint[language],
      }
    }),
    ...joinChoices(language),
  ]
}

export function joinChoices(language: FilterLanguage): readonly Choice[] {
  return JOINS.map(([text, hint]) => {
    return { text, insert: `${text} `, kind: 'join', hint: hint[language] }
  })
}

export function separatorChoices(): readonly Choice[] {
  return [',', '..', '}'].map((text) => {
    return { text, insert: text === ',' ? ', ' : text, kind: 'join', hint: '' }
  })
}
