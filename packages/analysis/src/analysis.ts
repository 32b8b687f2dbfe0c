// Frames to findings, one event at a time: the pipeline's events become analysis events,
// models learn, rules claim, findings are kept. No clock is read: seconds are those of
// the capture. A rule that throws is stopped and reported, never swallowed.
import type { AnalysisEvent, Message } from './events.ts'
import { messageOf } from './events.ts'
import type { FactStore } from './facts/fact-store.ts'
import { Dispatch, Models } from './models/models.ts'
import type { PipelineEvent } from './pipeline/events.ts'
import { rules as catalogue } from './rules/catalogue.ts'
import type { Finding } from './rules/finding.ts'
import { FindingStore } from './rules/finding-store.ts'
import type { Rule, RunningRule } from './rules/rule.ts'

const SECOND_NS = 1_000_000_000n

export interface AnalysisOptions {
  readonly rules?: readonly Rule[]
}

export interface FailedRule {
  readonly id: string
  readonly message: string
  /** The frame at which it failed. */
  readonly frame: number
}

interface Running {
  readonly rule: Rule
  readonly apis?: readonly string[]
  readonly running: RunningRule
}

export class Analysis {
  readonly models: Models = new Models()
  readonly failed: FailedRule[] = []
  readonly #findings = new FindingStore()
  readonly #dispatch: Dispatch<Running>
  readonly #stopped = new Set<Rule>()
  #frame = 0
  #nowNs = 0n
  #nextTickNs: bigint | undefined

  constructor({ rules = catalogue }: AnalysisOptions = {}) {
    this.#dispatch = new Dispatch(
      rules.map((rule) => ({
        rule,
        running: rule.start(),
        ...(rule.apis === undefined ? {} : { apis: rule.apis }),
      })),
    )
  }

  get facts(): FactStore {
    return this.models.facts
  }

  /** Gravest first. */
  get findings(): readonly Finding[] {
    return this.#findings.all()
  }

  /** Returns the findings that are new or have changed. */
  push(event: PipelineEvent): readonly Finding[] {
    const changed: Finding[] = []
    for (const each of this.#translate(event)) this.#run(each, changed)
    return changed
  }

  end(): readonly Finding[] {
    const changed: Finding[] = []
    this.#run({ type: 'end', timeNs: this.#nowNs }, changed)
    return changed
  }

  #run(event: AnalysisEvent, changed: Finding[]): void {
    this.models.on(event)
    for (const { rule, running } of this.#dispatch.for(event)) {
      if (this.#stopped.has(rule)) continue
      try {
        for (const claim of running.on(event, this.models) ?? []) {
          const finding = this.#findings.add(rule, claim, this.#frame)
          if (finding !== undefined) changed.push(finding)
        }
      } catch (error) {
        this.#stopped.add(rule)
        const message = error instanceof Error ? error.message : String(error)
        this.failed.push({ id: rule.id, message, frame: this.#frame })
      }
    }
  }

  #translate(event: PipelineEvent): AnalysisEvent[] {
    switch (event.type) {
      case 'frame':
        return this.#frameEvents(event)
      case 'exchange': {
        const request = messageOf(event.request)
        const response = messageOf(event.response)
        return request === undefined || response === undefined
          ? []
          : [exchangeOf(event, request, response)]
      }
      case 'unanswered': {
        const request = messageOf(event.request)
        if (request === undefined) return []
        const { connection } = request
        return [{ type: 'unanswered', request, connection, reason: event.reason }]
      }
      case 'opened':
      case 'closed':
      case 'gap':
      case 'foreign':
        return [...this.#ticks(event.timeNs), event]
      default:
        return []
    }
  }

  #frameEvents({ info }: Extract<PipelineEvent, { type: 'frame' }>): AnalysisEvent[] {
    this.#frame = info.frame.number
    const events: AnalysisEvent[] = this.#ticks(info.frame.timeNs)
    if (info.frame.direction === 'response') return events
    const request = messageOf(info)
    if (request === undefined) return events
    events.push({ type: 'request', request, expectsResponse: info.expectsResponse })
    return events
  }

  #ticks(timeNs: bigint): AnalysisEvent[] {
    if (timeNs > this.#nowNs) this.#nowNs = timeNs
    this.#nextTickNs ??= timeNs + SECOND_NS
    if (timeNs < this.#nextTickNs) return []
    this.#nextTickNs = timeNs + SECOND_NS
    return [{ type: 'tick', timeNs }]
  }
}

function exchangeOf(
  event: Extract<PipelineEvent, { type: 'exchange' }>,
  request: Message,
  response: Message,
): AnalysisEvent {
  const { latencyNs, outOfOrder, unexpected } = event
  const { connection, apiName, apiVersion } = request
  return {
    type: 'exchange',
    request,
    response,
    connection,
    apiName,
    apiVersion,
    latencyNs,
    outOfOrder,
    unexpected,
  }
}
