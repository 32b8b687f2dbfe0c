import { expect, it } from 'vitest'
import { TransactionLane, type Step } from './transaction.ts'

const step = (frame: number): Step => ({
  timeNs: 0n,
  requestFrame: frame - 1,
  frame,
  connection: 1,
  apiName: 'Produce',
  apiVersion: 11,
  from: 'Ongoing',
  to: 'Ongoing',
  isRefused: false,
  code: 0,
  isCertain: true,
  producerId: 1n,
  producerEpoch: 0,
  seenVersion: 0,
})

it('keeps the first steps and the latest, and counts those between', () => {
  const lane = new TransactionLane('a')
  for (let frame = 1; frame <= 5000; frame++) lane.addStep(step(frame))

  expect(lane.steps.length + lane.droppedSteps).toBe(5000)
  expect(lane.steps.length).toBeLessThanOrEqual(1800)
  expect(lane.steps[0]?.frame).toBe(1)
  expect(lane.lastStep?.frame).toBe(5000)
})

it('starts an empty transaction when one ends, and remembers the one before', () => {
  const lane = new TransactionLane('a')
  lane.begin(5, 10n)
  lane.open.added.set('orders[0]', 5)
  lane.end()

  expect(lane.isEmpty).toBe(true)
  expect(lane.open.startFrame).toBe(0)
  expect(lane.ended?.added.has('orders[0]')).toBe(true)
})
