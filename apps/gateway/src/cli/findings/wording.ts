// A finding in the language that was asked for.
import {
  render,
  rules,
  type Finding,
  type Language,
  type RenderedText,
} from '@brokerscope/analysis'
import { invariant } from '../../errors.ts'

export function wordsOf(finding: Finding, language: Language): RenderedText {
  const rule = rules.find(({ id }) => id === finding.id)
  invariant(rule !== undefined, `no rule ${finding.id} in the catalogue`)
  return render(rule.text, finding, language)
}
