// One finding as one line of JSON. Programs rely on these names and their order.
import type { Finding, Language } from '@brokerscope/analysis'
import type { Examined } from './examine.ts'
import { wordsOf } from './wording.ts'

export function findingJson(
  finding: Finding,
  { labels }: Pick<Examined, 'labels'>,
  language: Language,
): string {
  const { id, severity, confidence, evidence, count, sources, connections } = finding
  const { title, cause, remedy } = wordsOf(finding, language)
  return JSON.stringify({
    id,
    severity,
    confidence,
    title,
    cause,
    remedy,
    evidence: evidence.map(({ frame, packet, path }) => ({ frame, packet, path })),
    count,
    sources,
    connections: connections.map((each) => labels.connection(each)),
  })
}
