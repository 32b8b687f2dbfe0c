// Every recorded trace through the whole pipeline.
import { loadTrace } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { recorded } from '../../test/recorded-counts.ts'
import type { ExchangeEvent, PipelineEvent } from './events.ts'
import type { FrameInfo } from './frame-info.ts'
import { SessionPipeline } from './session.ts'

const ONE_MINUTE_NS = 60_000_000_000n

for (const { trace, requests, errors, unanswered } of recorded) {
  it(`reads trace ${trace} as an independent decoder does`, () => {
    const events = run(trace)
    const frames = events.flatMap((event) => (event.type === 'frame' ? event.info : []))
    const asked = frames.filter(({ frame }) => frame.direction === 'request')
    const exchanges = events.filter((event) => event.type === 'exchange')

    expect(tally(asked.map(({ apiName, apiVersion }) => `${apiName} v${apiVersion}`))).toEqual(
      counts(requests),
    )
    expect(tally(frames.flatMap(errorCodes))).toEqual(counts(errors))
    expect(frames.filter(({ kind, status }) => kind !== 'message' || status !== undefined)).toEqual(
      [],
    )
    const open = events.flatMap((event) => (event.type === 'unanswered' ? event.request : []))
    expect(open.map(({ apiName }) => apiName)).toEqual(Array(unanswered).fill('Fetch'))
    expect(exchanges.length).toBe(asked.length - unanswered)
    expect(exchanges.filter(isOdd)).toEqual([])
    expect(frames.filter(({ summary }) => summary === '')).toEqual([])
  })
}

function run(name: string): PipelineEvent[] {
  const pipeline = new SessionPipeline()
  const events = loadTrace(name).flatMap((event) => pipeline.push(event))
  return [...events, ...pipeline.end()]
}

function isOdd({ latencyNs, outOfOrder, unexpected, request, response }: ExchangeEvent): boolean {
  const isLinked = request.responseFrame === response.frame.number
  const isPlausible = latencyNs > 0n && latencyNs < ONE_MINUTE_NS
  return !isLinked || !isPlausible || outOfOrder || unexpected
}

/** The table counts a code once for each answer that has it. */
function errorCodes({ apiName, errors }: FrameInfo): string[] {
  const distinct = new Map(errors.map(({ code, name }) => [code, name]))
  return [...distinct].map(([code, name]) => `${apiName} ${code}:${name}`)
}

function tally(items: readonly string[]): Record<string, number> {
  const result: Record<string, number> = {}
  for (const item of items) result[item] = (result[item] ?? 0) + 1
  return result
}

/** `Produce v11 x3` */
function counts(items: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    items.map((item) => {
      const [what = '', count = '1'] = item.split(' x')
      return [what, Number(count)]
    }),
  )
}
