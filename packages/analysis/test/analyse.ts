// Runs a recorded trace or a conversation through pipeline and analysis.
import type { TraceEvent } from '@brokerscope/trace'
import { loadTrace } from '@brokerscope/testkit'
import { Analysis } from '../src/analysis.ts'
import { SessionPipeline } from '../src/pipeline/session.ts'
import type { Finding } from '../src/rules/finding.ts'
import type { Rule } from '../src/rules/rule.ts'

export function analyse(events: readonly TraceEvent[], rules?: readonly Rule[]): Analysis {
  const pipeline = new SessionPipeline()
  const analysis = new Analysis(rules === undefined ? {} : { rules })
  for (const event of events) {
    for (const each of pipeline.push(event)) analysis.push(each)
  }
  for (const each of pipeline.end()) analysis.push(each)
  analysis.end()
  return analysis
}

export function analyseTrace(name: string): Analysis {
  return analyse(loadTrace(name))
}

/** Errors and warnings of a recorded trace, without the notices. */
export function troublesOf(name: string): readonly Finding[] {
  return analyseTrace(name).findings.filter(({ severity }) => severity !== 'info')
}
