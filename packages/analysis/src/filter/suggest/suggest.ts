// The completion list of the filter bar.
import type { SeenValues } from '../check/seen-values.ts'
import type { FilterLanguage } from '../words/read-aloud.ts'
import { caretAt, type Caret } from './caret.ts'
import { fieldChoices } from './field-choices.ts'
import { joinChoices, operatorChoices, separatorChoices } from './operator-choices.ts'
import { ranked, type Choice, type Suggestion } from './suggestion.ts'
import { valueChoices } from './value-choices.ts'

export interface SuggestOptions {
  /** Values of this capture. */
  readonly seen?: SeenValues
  readonly language?: FilterLanguage
  readonly limit?: number
}

/** More than anybody reads. */
const LIMIT = 50

export function suggest(
  text: string,
  caret: number,
  { seen, language = 'en', limit = LIMIT }: SuggestOptions = {},
): readonly Suggestion[] {
  const at = caretAt(text, caret)
  const choices = ranked(choicesAt(at, seen, language), at.typed)
  return choices.slice(0, limit).map((choice) => ({ ...choice, from: at.from, to: at.to }))
}

function choicesAt(
  { expects, field, isQuoted, typed }: Caret,
  seen: SeenValues | undefined,
  language: FilterLanguage,
): readonly Choice[] {
  switch (expects) {
    case 'field':
      return isQuoted ? [] : fieldChoices(typed, language)
    case 'operator':
      return operatorChoices(field, language)
    case 'list':
      return [{ text: '{', insert: '{', kind: 'join', hint: '' }]
    case 'value':
    case 'item':
      return valueChoices(field, seen, isQuoted)
    case 'separator':
      return separatorChoices()
    case 'joint':
      return joinChoices(language)
    default:
      return expects satisfies never
  }
}
