import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { Analysis } from './analysis.ts'
import type { AnalysisEvent } from './events.ts'
import { SessionPipeline } from './pipeline/session.ts'
import type { Rule } from './rules/rule.ts'

function ruleThat(on: (event: AnalysisEvent) => undefined, apis?: readonly string[]): Rule {
  return {
    id: 'test',
    severity: 'error',
    sources: ['test'],
    text: { en: {}, zh: {} },
    ...(apis === undefined ? {} : { apis }),
    start: () => ({ on }),
  }
}

function run(conversation: Conversation, rules: readonly Rule[]): Analysis {
  const pipeline = new SessionPipeline()
  const analysis = new Analysis({ rules })
  for (const event of conversation.events()) {
    for (const each of pipeline.push(event)) analysis.push(each)
  }
  for (const each of pipeline.end()) analysis.push(each)
  analysis.end()
  return analysis
}

it('shows a rule each event once, in order, with a tick for each second of the capture', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('Heartbeat', 4, {}, {})
  conversation.wait(3500)
  talk.ask('Metadata', 12)
  talk.close('broker')
  const seen: string[] = []
  run(conversation, [
    ruleThat((event) => {
      seen.push(event.type)
      return undefined
    }),
  ])

  expect(seen).toEqual([
    'opened',
    'request',
    'exchange',
    'tick',
    'request',
    'unanswered',
    'closed',
    'end',
  ])
})

it('shows a rule only the APIs that it names', () => {
  const conversation = new Conversation()
  const talk = conversation.connect()
  talk.exchange('Heartbeat', 4, {}, {})
  talk.exchange('Metadata', 12, {}, {})
  const seen: string[] = []
  run(conversation, [
    ruleThat(
      (event) => {
        if (event.type === 'exchange') seen.push(event.apiName)
        return undefined
      },
      ['Metadata'],
    ),
  ])

  expect(seen).toEqual(['Metadata'])
})

it('stops a rule that throws and says so; the others go on', () => {
  const conversation = new Conversation()
  conversation.connect().exchange('Heartbeat', 4, {}, {})
  let seen = 0
  const analysis = run(conversation, [
    ruleThat(() => {
      throw new Error('broken')
    }),
    ruleThat(() => {
      seen++
      return undefined
    }),
  ])

  expect(analysis.failed).toEqual([{ id: 'test', message: 'broken', frame: 0 }])
  expect(seen).toBe(4)
})
