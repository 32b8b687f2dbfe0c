import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { formsOf } from '../../../test/findings-of.ts'
import { offsetCommitRetentionZero as rule } from './offset-commit-retention-zero.ts'

it('finds a retention of 0, in the versions that have one', () => {
  expect(committed(2, { retentionTimeMs: 0n })).toEqual(['main'])
  expect(committed(2, { retentionTimeMs: -1n })).toEqual([])
  expect(committed(8)).toEqual([])
})

function committed(version: number, body = {}) {
  const conversation = new Conversation()
  conversation.connect().exchange('OffsetCommit', version, { groupId: 'g', ...body }, {})
  return formsOf(rule, conversation)
}
