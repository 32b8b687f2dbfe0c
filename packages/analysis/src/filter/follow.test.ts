import { expect, it } from 'vitest'
import { captureOf, matching } from '../../test/filter-frames.ts'
import { subjectsOf } from './follow.ts'
import { parseFilter } from './syntax/parse.ts'

const healthy = captureOf('e-txn-healthy-tv2.pcap')
const groups = captureOf('g-group-rebalance-classic.pcap')

it('follows a transaction to messages that know its producer id alone', () => {
  const story = matching(healthy, 'follow == txn:audit-2')
  const [txn] = [
    ...new Set(healthy.infos.map(({ summary }) => /txn ([\w-]+)/.exec(summary)?.[1])),
  ].filter((each) => each !== undefined)
  const told = matching(healthy, `follow == txn:${txn}`)

  expect(told.length).toBeGreaterThan(story.length)
  // Nine Produce, three EndTxn, one InitProducerId and their answers.
  expect(matching(healthy, `follow == txn:${txn} && Produce.request`)).toHaveLength(9)
  expect(matching(healthy, `follow == txn:${txn} && EndTxn.response`)).toHaveLength(3)
  expect(matching(healthy, `follow == txn:${txn} && Produce.response`)).toHaveLength(9)
})

it('has the answers of all that name the subject', () => {
  const asked = matching(groups, 'Heartbeat.request && group')
  const name = /group ([\w-]+)/.exec(groups.infos[(asked[0] ?? 1) - 1]?.summary ?? '')?.[1]

  expect(matching(groups, `follow == group:${name} && Heartbeat.request`)).toEqual(asked)
  expect(matching(groups, `follow == group:${name} && Heartbeat.response`)).toHaveLength(
    asked.length,
  )
})

it('follows connections, clients and producers', () => {
  const all = healthy.infos.length
  expect(matching(healthy, 'follow == conn:c1')).toEqual(matching(healthy, 'conn == c1'))
  expect(matching(healthy, 'follow in {conn:c1, conn:c2, conn:c3, conn:c4}')).toHaveLength(all)
  expect(matching(healthy, 'follow == pid:x')).toEqual([])
})

it('collects the subjects of a filter', () => {
  const parsed = parseFilter(
    'follow == txn:a && (error || !(follow in {group:g, txn:a}) || follow)',
  )

  expect(subjectsOf(parsed.ok ? parsed.expression : undefined)).toEqual([
    { kind: 'txn', name: 'a' },
    { kind: 'group', name: 'g' },
  ])
  expect(subjectsOf(undefined)).toEqual([])
})
