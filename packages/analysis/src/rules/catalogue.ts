// Every rule, in the order in which they see an event.
import type { Rule } from './rule.ts'

export const rules: readonly Rule[] = []
