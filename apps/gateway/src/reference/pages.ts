// docs/configuration.md, docs/errors.md and docs/rules.md, written from the tables that the code itself uses.
// `pnpm --filter brokerscope run docs` writes them; pages.test.ts fails when they have fallen behind.
import { captureSettings, pageSettings, storeSettings } from '../config.ts'
import { gatewayErrors } from '../error-table.ts'
import { docOf, environmentName, flagName, type SettingsShape } from '../settings/setting.ts'
import { rulesPage } from './rules-page.ts'

/** Path in the repository -> text. */
export function referencePages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/configuration.md', configurationPage()],
    ['docs/errors.md', errorsPage()],
    ['docs/rules.md', rulesPage(NOTICE)],
  ])
}

const NOTICE = '<!-- Written by apps/gateway/src/reference. Edit the table in the code instead. -->'

function configurationPage(): string {
  return [
    '# Configuration',
    '',
    NOTICE,
    '',
    'Every setting is a flag and an environment variable. The flag wins over the environment, which wins over the default. Switches are',
    '`true` or `false` in the environment; lists are separated by commas there, and repeated as flags. Sizes take KiB, MiB, GiB.',
    '`brokerscope <verb> --help` shows the flags that the verb knows.',
    '',
    ...section('The cluster and the listeners', captureSettings),
    ...section('The sessions', storeSettings),
    ...section('The page and the API', pageSettings),
  ].join('\n')
}

function section(title: string, shape: SettingsShape): readonly string[] {
  return [
    `## ${title}`,
    '',
    '| flag | environment | what it is | default |',
    '| --- | --- | --- | --- |',
    ...Object.entries(shape).map(([key, field]) => settingRow(key, docOf(field))),
    '',
  ]
}

function settingRow(key: string, doc: ReturnType<typeof docOf>): string {
  const flag = `${flagName(key)}${doc.value === undefined ? '' : ` ${doc.value}`}`
  const fallback = doc.byDefault ?? (doc.value === undefined ? 'false' : '')
  return row([
    `\`${flag}\``,
    `\`${environmentName(key)}\``,
    doc.help,
    fallback === '' ? '' : `\`${fallback}\``,
  ])
}

function errorsPage(): string {
  return [
    '# Errors',
    '',
    NOTICE,
    '',
    'What the gateway says when it cannot do what it was asked. Over HTTP an error is a problem document (`application/problem+json`) with the',
    'code in `code`; a command prints both sentences and exits with 2. What a broker answers is never one of these: it is in the session.',
    '',
    '| code | status | what happened | what to do |',
    '| --- | --- | --- | --- |',
    ...Object.entries(gatewayErrors).map(([code, { status, message, remedy }]) =>
      row([`\`${code}\``, String(status), message, remedy]),
    ),
    '',
  ].join('\n')
}

/** A bar inside a cell would end it, and a bare <word> would vanish as markup. */
function row(cells: readonly string[]): string {
  const plain = cells.map((cell) => {
    const withBars = cell.replaceAll('|', '\\|')
    return cell.startsWith('`') ? withBars : withBars.replaceAll('<', '&lt;')
  })
  return `| ${plain.join(' | ')} |`
}
