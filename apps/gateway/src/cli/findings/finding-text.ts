// One finding for reading: verdict, cause, the frames that show it, remedy.
import type { Finding, Language, Severity } from '@brokerscope/analysis'
import { counted, oneLine } from '../decode/frame-text.ts'
import { wrapped } from '../explain/wrap.ts'
import type { Examined } from './examine.ts'
import { wordsOf } from './wording.ts'

type Evidence = Finding['evidence'][number]

const words = {
  en: {
    error: 'error',
    warning: 'warning',
    info: 'notice',
    proven: 'proven',
    likely: 'likely',
    possible: 'possible',
    evidence: 'Evidence',
    remedy: 'Remedy',
    rule: 'Rule',
    sources: 'Sources',
    times: (count: number) => (count === 1 ? 'seen once' : `seen ${count} times`),
    colon: ': ',
  },
  zh: {
    error: '错误',
    warning: '警告',
    info: '提示',
    proven: '已证实',
    likely: '很可能',
    possible: '可能',
    evidence: '证据',
    remedy: '解决办法',
    rule: '规则',
    sources: '来源',
    times: (count: number) => `出现 ${count} 次`,
    colon: '：',
  },
} as const

export function* findingLines(
  finding: Finding,
  { labels }: Pick<Examined, 'labels'>,
  language: Language,
): Generator<string> {
  const { id, severity, confidence, evidence, count, sources, connections } = finding
  const { title, cause, remedy } = wordsOf(finding, language)
  const said = words[language]
  yield `${said[severity]}, ${said[confidence]}${said.colon}${oneLine(title)}`
  yield* wrapped(oneLine(cause), '  ')
  yield `  ${said.evidence}`
  for (const places of byFrame(evidence)) yield evidenceLine(places, labels)
  yield `  ${said.remedy}`
  for (const step of remedy) yield* wrapped(oneLine(step), '    - ', '      ')
  const names = connections.map((each) => `c${each} ${labels.connection(each)}`)
  const place = names.length === 0 ? '' : `; ${names.join(', ')}`
  yield* wrapped(`${said.rule} ${id}; ${said.times(count)}${place}`, '  ', '    ')
  yield* wrapped(`${said.sources}${said.colon}${sources.join('; ')}`, '  ', '    ')
  yield ''
}

/** Several fields of one frame share a line. */
function byFrame(evidence: readonly Evidence[]): Iterable<readonly [Evidence, ...Evidence[]]> {
  const frames = new Map<number, [Evidence, ...Evidence[]]>()
  for (const each of evidence) {
    const key = each.frame === 0 ? -each.packet : each.frame
    const known = frames.get(key)
    if (known === undefined) frames.set(key, [each])
    else known.push(each)
  }
  return frames.values()
}

function evidenceLine(
  [first, ...more]: readonly [Evidence, ...Evidence[]],
  labels: Examined['labels'],
): string {
  const paths = [first, ...more].map(({ path }) => path).filter((path) => path !== '')
  const number = first.frame === 0 ? `packet ${first.packet}` : `frame ${first.frame}`
  const label = labels.of(first.frame)
  const head = `    ${number.padEnd(12)}`
  if (label === undefined) return `${head}${paths.join(', ')}`.trimEnd()
  const { connection, message, size, said } = label
  const bytes = [`${size} B`, said].filter((part) => part !== '').join(', ')
  const fields = paths.length === 0 ? '' : `; ${paths.join(', ')}`
  return `${head}${connection.padEnd(4)}  ${message}  ${bytes}${fields}`
}

export function totalLine({ findings, frames }: Examined, language: Language): string {
  const count = (severity: Severity) =>
    findings.filter((finding) => finding.severity === severity).length
  const [errors, warnings, notices] = [count('error'), count('warning'), count('info')]
  if (language === 'zh')
    return `${frames} 帧：${errors} 个错误，${warnings} 个警告，${notices} 个提示`
  const found = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`
  return `${found}, ${counted(notices, 'notice')} in ${counted(frames, 'frame')}`
}
