import { expect, it } from 'vitest'
import { Group } from './group.ts'
import { said } from './model.ts'

const at = (timeNs: bigint, number: number) =>
  said('JoinGroup', { timeNs, info: { frame: { number, packet: number } } }, '')

it('makes one rebalance of all that happens until the last member has its assignment', () => {
  const group = new Group('g', 'classic')
  group.begin('join', at(1n, 1))
  group.begin('elsewhere', at(2n, 2))
  group.generation = 1
  group.settle(5n, 5)
  group.settle(9n, 9)
  expect(group.rebalances).toMatchObject([{ cause: 'join', endNs: 9n, endFrame: 9, generation: 1 }])

  group.begin('leave', at(20n, 20))
  expect(group.openRebalance?.cause).toBe('leave')
  expect(group.rebalanceCount).toBe(2)
})

it('keeps the latest rebalances and counts all', () => {
  const group = new Group('g', 'classic')
  for (let i = 0; i < 3000; i++) {
    group.begin('join', at(BigInt(i), i))
    group.generation = i
    group.settle(BigInt(i), i)
  }

  expect(group.rebalanceCount).toBe(3000)
  expect(group.rebalances.length).toBeLessThanOrEqual(1000)
})
