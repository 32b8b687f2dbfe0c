// Most rules look at one exchange at a time and keep nothing. This makes a rule of the
// function that judges one.
import type { Exchange } from '../events.ts'
import type { Models } from '../models/models.ts'
import type { Claim, Rule } from './rule.ts'

export type Judge = (exchange: Exchange, models: Models) => Iterable<Claim>

export function exchangeRule(rule: Omit<Rule, 'start'>, judge: Judge): Rule {
  return {
    ...rule,
    start: () => ({
      on: (event, models) => (event.type === 'exchange' ? judge(event, models) : undefined),
    }),
  }
}
