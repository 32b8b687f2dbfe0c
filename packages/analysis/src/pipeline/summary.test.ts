import { loadTrace } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { SessionPipeline } from './session.ts'

function summaries(trace: string): string[] {
  const pipeline = new SessionPipeline()
  return loadTrace(trace)
    .flatMap((event) => pipeline.push(event))
    .flatMap((event) =>
      event.type === 'frame' ? `${event.info.frame.number} ${event.info.summary}` : [],
    )
}

it('says what the frames of incident A are about', () => {
  const lines = summaries('a')

  expect(lines).toContain('15 txn payments-1, timeout 40000 ms')
  expect(lines).toContain('16 producer 1000, epoch 0')
  expect(lines).toContain('21 txn payments-1, orders[0], 1 batch, 94 B')
  expect(lines).toContain('22 orders[0]: UNSUPPORTED_VERSION')
})

it('says what the frames of incident B are about', () => {
  const lines = summaries('f2')

  expect(lines).toContain('16 events[0] = 200 (epoch 2), events[1] = 25 (epoch 2)')
  expect(lines).toContain('18 events[1] epoch 0 ends at 0, events[0] epoch 0 ends at 0')
})

it('names topics where a message has the id alone', () => {
  expect(summaries('e').filter((line) => line.includes('id ')).length).toBe(0)
})
