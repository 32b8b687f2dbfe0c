// One subject as a line of JSON.
import type { Language } from '@brokerscope/analysis'
import type { Subject } from './subjects.ts'

export function subjectJson(subject: Subject, language: Language): string {
  const { kind } = subject
  return JSON.stringify({ kind, ...detailsOf(subject, language) })
}

function detailsOf(subject: Subject, language: Language): object {
  if (subject.kind === 'error') return subject.error
  if (subject.kind === 'rule') {
    const { id, sources, text } = subject.rule
    const forms = Object.entries(text[language]).map(([form, words]) => ({ form, ...words }))
    return { id, forms, sources }
  }
  const { schema, notes, version: only } = subject
  const { releases, unstable, listeners, request } = schema
  const { versions, ...about } = notes
  return {
    ...about,
    releases,
    ...(unstable && { unstable }),
    ...(request.flexible && { flexibleFrom: request.flexible[0] }),
    listeners,
    versions: versions.filter(({ version }) => only === undefined || version === only),
  }
}
