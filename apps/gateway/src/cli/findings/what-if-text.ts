// What another client would have done, for people and for programs.
import type { Language, Outcome, WhatIf } from '@brokerscope/analysis'
import { wrapped } from '../explain/wrap.ts'
import type { Examined } from './examine.ts'

const words = {
  en: {
    harmed: 'harmed',
    unharmed: 'unharmed',
    unknown: 'unknown',
    source: 'Source: ',
    frame: 'frame',
    nothing: 'Nothing in this capture would have mattered to it, as far as we know.',
  },
  zh: {
    harmed: '受影响',
    unharmed: '不受影响',
    unknown: '未知',
    source: '来源：',
    frame: '帧',
    nothing: '据我们所知，该捕获中没有会影响它的内容。',
  },
} as const satisfies Record<Language, Record<Outcome, string> & Record<string, string>>

export function* whatIfLines(
  answers: readonly WhatIf[],
  { labels }: Pick<Examined, 'labels'>,
  language: Language,
): Generator<string> {
  const said = words[language]
  if (answers.length === 0) yield said.nothing
  for (const { outcome, sentence, source, evidence } of answers) {
    yield* wrapped(sentence, `${said[outcome]}: `, '  ')
    for (const { frame, path } of evidence) {
      const message = labels.of(frame)?.message ?? ''
      yield `  ${said.frame} ${frame}  ${[message, path].filter((part) => part !== '').join(', ')}`
    }
    if (source !== '') yield* wrapped(`${said.source}${source}`, '  ')
  }
}

export function whatIfJson({ question, outcome, sentence, source, evidence }: WhatIf): string {
  return JSON.stringify({ question, outcome, sentence, source, evidence })
}
