import { expect, it } from 'vitest'
import { newPartition } from '../../models/partition-offsets.ts'
import { furthestCommit, judgeEpochEnd } from './epoch-end-verdict.ts'

const SECOND = 1_000_000_000n
const claim = <V>(value: V, timeNs = 0n) => ({ value, frame: 1, packet: 1, path: '', timeNs })
const answer = (asked: number, answered: number, end: bigint) =>
  claim({ asked, answered, end, currentLeaderEpoch: -1 }, 10n * SECOND)

it('proves an end below the log start, said before or within five seconds after', () => {
  const partition = newPartition('a[0]')
  const judge = (timeNs: bigint) => {
    partition.logStart = claim(170n, timeNs)
    return judgeEpochEnd({
      answer: answer(3, 3, 0n),
      partition,
      leaderEpoch: -1,
      leaderEpochSince: 0,
      committed: undefined,
    })
  }

  expect(judge(1n * SECOND)?.confidence).toBe('proven')
  expect(judge(15n * SECOND)?.confidence).toBe('proven')
  expect(judge(16n * SECOND)?.confidence).toBe('likely')
})

it('accepts an end at the log start', () => {
  const partition = newPartition('a[0]')
  partition.logStart = claim(170n)
  const question = { partition, leaderEpoch: -1, leaderEpochSince: 0, committed: undefined }

  expect(judgeEpochEnd({ answer: answer(3, 3, 170n), ...question })).toBeUndefined()
})

it('finds an end of 0 in a log with records likely wrong, and for epoch 0 only possible', () => {
  const partition = newPartition('a[0]')
  partition.latest = claim(85n)
  const judge = (asked: number) =>
    judgeEpochEnd({
      answer: answer(asked, 0, 0n),
      partition,
      leaderEpoch: -1,
      leaderEpochSince: 0,
      committed: undefined,
    })

  expect(judge(1)).toMatchObject({ contradiction: 'zeroEnd', confidence: 'likely' })
  expect(judge(0)).toMatchObject({ contradiction: 'zeroEnd', confidence: 'possible' })
})

it('takes the furthest commit of the asked epoch, not of others', () => {
  const partition = newPartition('a[0]')
  partition.committed.set('g', claim({ offset: 20n, leaderEpoch: 2, by: 'fetch' as const }))
  partition.committed.set('h', claim({ offset: 30n, leaderEpoch: 2, by: 'fetch' as const }))
  partition.committed.set('i', claim({ offset: 90n, leaderEpoch: 3, by: 'fetch' as const }))

  expect(furthestCommit(partition, 2)?.value.offset).toBe(30n)
  expect(furthestCommit(partition, 1)).toBeUndefined()
})

it('takes the end of an empty log, which grew later, for right', () => {
  const partition = newPartition('a[0]')
  partition.highWatermark = claim(40n, 12n * SECOND)
  const judge = (asked: number, leaderEpoch: number) =>
    judgeEpochEnd({
      answer: answer(asked, asked, 0n),
      partition,
      leaderEpoch,
      leaderEpochSince: 0,
      committed: undefined,
    })

  expect([judge(0, 0), judge(3, 3), judge(0, -1)]).toEqual([undefined, undefined, undefined])
})

it('takes an end that was seen under an earlier leader for no proof', () => {
  const partition = newPartition('a[0]')
  partition.highWatermark = { ...claim(100n), frame: 5 }
  const judge = (leaderEpochSince: number) =>
    judgeEpochEnd({
      answer: answer(2, 2, 80n),
      partition,
      leaderEpoch: 2,
      leaderEpochSince,
      committed: undefined,
    })

  expect(judge(6)).toBeUndefined()
  expect(judge(4)?.contradiction).toBe('ownEpoch')
})
