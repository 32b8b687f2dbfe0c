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
  const question = { partition, leaderEpoch: -1, committed: undefined }

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
