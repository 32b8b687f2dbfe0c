// docs/rules.md: every rule of the catalogue with all that it may say.
import { rules, type Rule, type TextForm } from '@brokerscope/analysis'

const severities = { error: 'error', warning: 'warning', info: 'notice' } as const

export function rulesPage(notice: string): string {
  return [
    '# Rules',
    '',
    notice,
    '',
    `What \`brokerscope findings\` and the page can say of a capture: ${rules.length} rules. A rule claims with the frames that show it; what it fills`,
    'in from them stands in angle brackets here. The severity is the gravest that the rule claims. A rule with several cases has a text',
    'for each. `brokerscope explain RULE` prints one of them, with `--lang zh` in Chinese.',
    '',
    '| rule | severity | what it claims |',
    '| --- | --- | --- |',
    ...rules.map(indexRow),
    '',
    ...rules.flatMap(ruleSection),
  ].join('\n')
}

function indexRow({ id, severity, text }: Rule): string {
  const titles = Object.values(text.en).map(({ title }) => plain(title).replaceAll('|', '\\|'))
  return `| [\`${id}\`](#${id}) | ${severities[severity]} | ${titles.join('<br>')} |`
}

function ruleSection({ id, severity, sources, text }: Rule): readonly string[] {
  const forms = Object.entries(text.en)
  return [
    `## ${id}`,
    '',
    `Severity: ${severities[severity]}. Sources: ${plain(sources.join('; '))}.`,
    '',
    ...forms.flatMap(([name, form]) => formLines(name, form, forms.length > 1)),
  ]
}

function formLines(name: string, { title, cause, remedy }: TextForm, isNamed: boolean): string[] {
  const label = isNamed ? ` (\`${name}\`)` : ''
  const steps = remedy.map((step) => `- ${plain(step)}`)
  return [`**${plain(title)}**${label}`, '', plain(cause), '', ...steps, '']
}

/** Placeholders in angle brackets, which must not vanish as markup. */
function plain(template: string): string {
  return template.replaceAll('<', '&lt;').replaceAll(/\{(\w+)\}/g, '&lt;$1>')
}
