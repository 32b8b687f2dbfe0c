import { expect, it } from 'vitest'
import { analyseTrace } from '../../test/analyse.ts'
import { offsetChecks } from './offset-checks.ts'

function checks(trace: string, partition: string) {
  const { models } = analyseTrace(trace)
  const offsets = models.offsets.of(partition)
  const leaderEpoch = models.leaders.of(partition)?.value.leaderEpoch ?? -1
  return offsets === undefined ? [] : offsetChecks(offsets, leaderEpoch)
}

it('finds which invariants trace f2 breaks, and with which frames', () => {
  expect(broken('f2', 'events[0]').map(({ name }) => name)).toEqual([
    'epoch-end-not-below-start',
    'own-epoch-end-not-below-end',
  ])
  expect(
    broken('f2', 'events[1]').map(({ name, left, right }) => [name, left.value, right.value]),
  ).toEqual([['own-epoch-end-not-below-end', 40n, 0n]])
})

it('lists the invariants that hold too, and all of them hold in the control', () => {
  const control = checks('f1', 'events[0]')

  expect(control.length).toBeGreaterThan(4)
  expect(control.filter(({ holds }) => !holds)).toEqual([])
})

function broken(trace: string, partition: string) {
  return checks(trace, partition).filter(({ holds }) => !holds)
}
