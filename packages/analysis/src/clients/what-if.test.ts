import { advertisedKeys, Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse, analyseTrace } from '../../test/analyse.ts'
import type { Analysis } from '../analysis.ts'
import type { ClientFamily } from './client-software.ts'
import type { Release } from './profile.ts'
import { profileOf } from './profiles.ts'
import { whatIf } from './what-if.ts'

function outcomes(
  { models, findings }: Analysis,
  family: ClientFamily,
  release: Release,
): string[] {
  const profile = profileOf(family)
  if (profile === undefined) throw new Error(`no profile of ${family}`)
  return ['en', 'zh']
    .flatMap((language) =>
      whatIf(profile, release, models, findings, language === 'zh' ? 'zh' : 'en').map((each) => {
        expect(each.sentence).not.toMatch(/\{\w+\}|undefined/)
        return language === 'en' ? `${each.question} ${each.outcome}` : ''
      }),
    )
    .filter((each) => each !== '')
}

it('says of trace a which releases of franz-go are harmed', () => {
  const trace = analyseTrace('a')

  expect(outcomes(trace, 'franz-go', [1, 19, 1])).toContain('produce harmed')
  expect(outcomes(trace, 'franz-go', [1, 19, 2])).toContain('produce unharmed')
  expect(outcomes(trace, 'franz-go', [1, 19, 2])).toContain('endTxn harmed')
  expect(outcomes(trace, 'franz-go', [1, 19, 3])).toContain('endTxn unharmed')
  expect(outcomes(trace, 'java', [4, 1, 0])).toContain('produce unharmed')
})

it('says of trace f2 who would have been reset', () => {
  const trace = analyseTrace('f2')

  expect(outcomes(trace, 'franz-go', [1, 19, 3])).toContain('validation harmed')
  expect(outcomes(trace, 'java', [4, 1, 0])).toContain('validation harmed')
  expect(outcomes(trace, 'sarama', [1, 45, 0])).toContain('validation unknown')
})

it('judges topic ids and compression by the ranges that were told', () => {
  const conversation = new Conversation()
  const apiKeys = advertisedKeys({ Metadata: [0, 9], Produce: [3, 13], ApiVersions: [0, 3] })
  conversation.connect().exchange('ApiVersions', 3, {}, { apiKeys })
  const analysis = analyse(conversation.events())

  expect(outcomes(analysis, 'librdkafka', [2, 5, 3])).toEqual([
    'apiVersions unknown',
    'topicIds harmed',
    'compression harmed',
  ])
  expect(outcomes(analysis, 'franz-go', [1, 21, 1])).toContain('topicIds unharmed')
  expect(outcomes(analysis, 'franz-go', [1, 19, 0])).toContain('apiVersions harmed')
})

it('asks nothing where no broker told its versions', () => {
  expect(outcomes(analyse([]), 'franz-go', [1, 19, 1])).toEqual([])
})
