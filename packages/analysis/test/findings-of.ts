// The findings of one rule over a conversation, in the form `form [subject]`.
import type { Conversation } from '@brokerscope/testkit'
import { compareWeight, type Finding } from '../src/rules/finding.ts'
import type { Rule } from '../src/rules/rule.ts'
import { render } from '../src/rules/render.ts'
import { analyse } from './analyse.ts'

export function findingsOf(rule: Rule, conversation: Conversation): readonly Finding[] {
  const { findings, failed } = analyse(conversation.events(), [rule])
  const [broken] = failed
  if (broken !== undefined) throw new Error(`${broken.id}: ${broken.message}`)
  for (const finding of findings) {
    checkText(rule, finding)
    if (compareWeight(finding, { ...finding, severity: rule.severity }) < 0) {
      throw new Error(`${rule.id} claims graver than it says: ${finding.severity}`)
    }
  }
  return findings
}

export function formsOf(rule: Rule, conversation: Conversation): string[] {
  return findingsOf(rule, conversation).map(({ form }) => form)
}

/** Each finding that a test makes must read well in both languages. */
function checkText(rule: Rule, finding: Finding): void {
  for (const language of ['en', 'zh'] as const) {
    const { title, cause, remedy } = render(rule.text, finding, language)
    const whole = [title, cause, ...remedy].join('\n')
    if (/\{\w+\}|undefined|NaN/.test(whole))
      throw new Error(`${rule.id} leaves a place open: ${whole}`)
  }
}
