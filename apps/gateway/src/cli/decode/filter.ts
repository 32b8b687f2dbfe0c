// `-Y`: which frames of a capture are shown. The language is the analysis's; this gives it what a
// filter needs to know beside the frame: names of topics and nodes as far as the capture has told
// them, and for what only later frames tell, a first reading of the whole file.
import {
  Analysis,
  compileFilter,
  Follower,
  InfoFrame,
  subjectsOf,
  underline,
  type CaptureKnowledge,
  type CompiledFilter,
  type FrameInfo,
  type Need,
  type PipelineEvent,
} from '@brokerscope/analysis'
import { GatewayError } from '../../errors.ts'
import type { Output } from '../output.ts'
import { captureEvents, type CaptureOptions } from './capture-events.ts'
import { openInput } from './input.ts'

export interface FrameFilter {
  /** Call it with every event, in order: it learns from those that it drops, too. */
  drops(event: PipelineEvent): boolean
}

/** Undefined without a filter. An error is shown with a mark under its place, and thrown. */
export async function readFilter(
  text: string | undefined,
  err: Output,
): Promise<CompiledFilter | undefined> {
  if (text === undefined) return undefined
  const filter = compileFilter(text)
  if (filter.ok) {
    for (const { column, message } of filter.warnings) {
      await err.line(`The filter can never hold at column ${column}: ${message}`)
    }
    return filter
  }
  const { error } = filter
  for (const line of underline(text, error)) await err.line(`  ${line}`)
  const hint = error.suggestion === undefined ? '' : `; perhaps ${error.suggestion}`
  const details = { column: error.column, reason: `${error.message}${hint}` }
  throw new GatewayError('FILTER_INVALID', details)
}

export async function frameFilter(
  filter: CompiledFilter,
  path: string | undefined,
  options: CaptureOptions,
): Promise<FrameFilter> {
  const { needs } = filter
  if (!needs.some((need) => need === 'findings' || need === 'answers')) {
    return new RunningFilter(filter, new Analysis({ rules: [] }))
  }
  if (path === undefined || path === '-') throw new GatewayError('FILTER_NEEDS_FILE', {})
  const told = await readAhead(path, options, needs.includes('findings'))
  return new RunningFilter(filter, told.analysis, told)
}

/** What the end of a capture knows. */
interface ReadAhead {
  readonly analysis: Analysis
  readonly answers: ReadonlyMap<number, number>
  readonly findings: ReadonlyMap<number, readonly string[]>
}

async function readAhead(
  path: string,
  options: CaptureOptions,
  withRules: boolean,
): Promise<ReadAhead> {
  const analysis = withRules ? new Analysis() : new Analysis({ rules: [] })
  const answers = new Map<number, number>()
  for await (const events of captureEvents(await openInput(path, 'decode'), options)) {
    for (const event of events) {
      analysis.push(event)
      if (event.type !== 'exchange') continue
      answers.set(event.request.frame.number, event.response.frame.number)
    }
  }
  analysis.end()
  const findings = new Map<number, string[]>()
  for (const { id, evidence } of analysis.findings) {
    for (const { frame } of evidence) {
      const ids = findings.get(frame)
      if (ids === undefined) findings.set(frame, [id])
      else if (!ids.includes(id)) ids.push(id)
    }
  }
  return { analysis, answers, findings }
}

/** Needs that the models of the analysis answer. */
const BY_MODELS: readonly Need[] = ['node', 'software', 'topicNames']

class RunningFilter implements FrameFilter {
  readonly #filter: CompiledFilter
  readonly #frame: InfoFrame
  readonly #knowledge: CaptureKnowledge
  /** Undefined where it has learnt everything, or nobody asks. */
  readonly #learning: Analysis | undefined
  readonly #follower: Follower | undefined

  constructor(filter: CompiledFilter, analysis: Analysis, told?: ReadAhead) {
    const asksModels = filter.needs.some((need) => BY_MODELS.includes(need))
    const subjects = subjectsOf(filter.expression)
    const follower = subjects.length === 0 ? undefined : new Follower(subjects)
    this.#filter = filter
    this.#learning = told === undefined && (asksModels || follower) ? analysis : undefined
    this.#follower = follower
    this.#knowledge = knowledgeOf(analysis, follower, told)
    this.#frame = new InfoFrame(this.#knowledge)
  }

  drops(event: PipelineEvent): boolean {
    this.#learning?.push(event)
    if (event.type === 'frame') return !this.#passes(event.info)
    // Connections that open and close are not what was asked for; lost bytes always matter.
    return event.type === 'opened' || event.type === 'closed'
  }

  #passes(info: FrameInfo): boolean {
    this.#knowledge.startNs ??= info.frame.timeNs
    const frame = this.#frame.show(info)
    this.#follower?.add(frame)
    return this.#filter.matches(frame)
  }
}

function knowledgeOf(
  { models }: Analysis,
  follower: Follower | undefined,
  told: ReadAhead | undefined,
): CaptureKnowledge {
  const { brokers, clients, topics } = models
  return {
    nodeOf: (connection) => brokers.nodeOf(connection)?.nodeId,
    softwareOf: (connection) => clients.softwareOf(connection)?.client.display,
    topicName: (topicId) => {
      const name = topics.nameOf({ topicId })
      return name === `id ${topicId}` ? undefined : name
    },
    findingsOf: (frame) => told?.findings.get(frame) ?? [],
    responseFrameOf: (request) => told?.answers.get(request),
    follows: (frame, subject) => follower?.follows(frame, subject) === true,
  }
}
