// Turns a finding into words. Parameters are filled into the templates of the rule's
// text file; numbers stay exact, and nothing is translated that came from the wire.
import type { Finding } from './finding.ts'
import type { Language, Parameter, RuleText } from './rule.ts'

export interface RenderedText {
  readonly title: string
  readonly cause: string
  readonly remedy: readonly string[]
}

export function render(text: RuleText, finding: Finding, language: Language = 'en'): RenderedText {
  const forms = text[language]
  const form = forms[finding.form] ?? forms['main']
  if (form === undefined) {
    throw new Error(`${finding.id} has no text for its form ${finding.form}`)
  }
  return {
    title: fill(form.title, finding.parameters),
    cause: fill(form.cause, finding.parameters),
    remedy: form.remedy.map((line) => fill(line, finding.parameters)),
  }
}

/** Names in braces, in order of appearance. */
export function placeholders(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
}

export function fill(template: string, parameters: Readonly<Record<string, Parameter>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name]
    return value === undefined ? whole : String(value)
  })
}
