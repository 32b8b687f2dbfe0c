import { expect, it } from 'vitest'
import { analyse, troublesOf } from '../../../test/analyse.ts'
import { OfleConversation } from '../../../test/ofle-conversation.ts'
import { ofleContradictsLog as rule } from './ofle-contradicts-log.ts'

const findingsOf = (talk: OfleConversation) => analyse(talk.conversation.events(), [rule]).findings

it('explains trace f2: what was said, what is right, and how far the consumer went back', () => {
  const [finding, ...others] = troublesOf('f2')

  expect(others).toEqual([])
  expect(finding).toMatchObject({
    id: rule.id,
    subject: 'events',
    severity: 'error',
    confidence: 'proven',
    form: 'bothResetFranzGo',
    count: 1,
  })
  expect(finding?.parameters).toMatchObject({
    end: '0',
    partitions: 'events[0], events[1]',
    belowStart: 'events[0] 0 < 170',
    ownEpoch: 'events[1] 0 < 40',
    resets: 'events[0] 200 → 0 → 170 (30), events[1] 25 → 0 (25)',
  })
  const frames = new Set(finding?.evidence.map(({ frame }) => frame))
  for (const frame of [16, 17, 18, 19, 20, 25, 29]) expect(frames).toContain(frame)
})

it('says nothing about the control and about the cures', () => {
  for (const trace of ['f1', 'f4', 'f5', 'g2']) expect(troublesOf(trace)).toEqual([])
})

it('explains the public report (synthetic): five partitions proven, one likely', () => {
  const talk = new OfleConversation()
  const report = [
    [170n, 270n],
    [100n, 100n],
    [100n, 100n],
    [100n, 100n],
    [36n, 100n],
    [0n, 85n],
  ] as const
  for (const [partition, [start, end]] of report.entries()) {
    talk.list(-2n, start, partition).list(-1n, end, partition).epochEnd(1, 0, 0n, partition)
  }
  const [proven, likely, ...others] = findingsOf(talk)

  expect(others).toEqual([])
  expect(proven).toMatchObject({ subject: 'events', confidence: 'proven', form: 'below' })
  expect(proven?.parameters['partitions']).toBe('events[0], events[1], events[2], events[3] (+1)')
  expect(likely).toMatchObject({ confidence: 'likely', form: 'zero' })
  expect(likely?.parameters['partitions']).toBe('events[5]')
})

it('proves the end of the leader’s own epoch wrong by what a group has committed', () => {
  const talk = new OfleConversation().metadata(2).committed(25n, 2).epochEnd(2, 2, 10n)

  expect(findingsOf(talk)[0]).toMatchObject({ confidence: 'proven', form: 'own' })
})

it('proves it by a high watermark that came before, whatever the answered epoch', () => {
  const talk = new OfleConversation().metadata(2)
  talk.fetch(0n, { highWatermark: 100n, logStartOffset: 0n }).epochEnd(2, 2, 60n)

  expect(findingsOf(talk)[0]?.parameters['ownEpoch']).toBe('events[0] 60 < 100')
})

it('takes a truncation after a leader change for what it is', () => {
  const talk = new OfleConversation().metadata(5).committed(150n, 3)
  talk.epochEnd(3, 3, 100n).fetch(100n, { highWatermark: 120n, logStartOffset: 0n })

  expect(findingsOf(talk)).toEqual([])
})

it('takes a log that grew after the answer for healthy', () => {
  const talk = new OfleConversation().metadata(0).epochEnd(0, 0, 0n)
  talk.fetch(0n, { highWatermark: 40n, logStartOffset: 0n })

  expect(findingsOf(talk)).toEqual([])
})

it('takes (-1, -1) for the legal "undefined"', () => {
  const talk = new OfleConversation().metadata(2).list(-2n, 170n).epochEnd(9, -1, -1n)

  expect(findingsOf(talk)).toEqual([])
})

it('does not blame an answer for a log start that was said a minute later', () => {
  const talk = new OfleConversation().epochEnd(1, 1, 100n)
  talk.conversation.wait(60_000)
  talk.list(-2n, 170n)

  expect(findingsOf(talk)).toEqual([])
})
