// The models on recorded traces: what was said in a trace must be answered for each
// moment of it.
import { expect, it } from 'vitest'
import { analyseTrace } from '../../test/analyse.ts'
import { Dispatch } from './models.ts'

it('gives events about an API only to those who want that API', () => {
  const all = { name: 'all' }
  const produce = { name: 'produce', apis: ['Produce'] }
  const dispatch = new Dispatch<{ name: string; apis?: readonly string[] }>([all, produce])
  const request = { apiName: 'Fetch' }

  expect(dispatch.for({ type: 'unanswered', request } as never)).toEqual([all])
  expect(dispatch.for({ type: 'tick', timeNs: 0n })).toEqual([all, produce])
})

it('knows which node each connection of trace a led to', () => {
  const { models } = analyseTrace('a')

  expect([1, 2, 3].map((id) => models.brokers.addressOf(id)?.port)).toEqual([21001, 21002, 21003])
  expect(models.brokers.listed).toEqual(new Set([1, 2, 3]))
})

it('knows the feature levels of trace a at any moment, and their epochs', () => {
  const { facts } = analyseTrace('a')
  const epoch = (broker: string, frame: number) =>
    facts.at('node', broker, 'featuresEpoch', frame)?.value

  // Before Metadata (frame 6) the seed connection is known by its address only.
  expect(epoch('127.0.0.1:21002', 5)).toBe(1005n)
  expect(epoch('3', 7)).toBeUndefined()
  expect(epoch('3', 8)).toBe(1005n)
  expect(epoch('1', 20)).toBe(1007n)
  expect(facts.at('node', '1', 'finalized.transaction.version', 20)?.value).toBeNull()
  expect(facts.at('node', '1', 'finalized.group.version', 20)?.value).toBe(1)
  expect(facts.at('node', '1', 'supported.transaction.version', 20)?.value).toBe('0-2')
  expect(facts.at('node', '1', 'advertised.Produce', 20)?.value).toBe('0-13')
})

it('knows the software and client id of each connection', () => {
  const { facts } = analyseTrace('a')

  expect(facts.latest('connection', '4', 'software')?.value).toBe('kgo v1.19.1')
  expect(facts.latest('connection', '4', 'clientId')?.value).toBe('kgo')
})

it('follows the coordinator, the leader and the topic id', () => {
  const { models, facts } = analyseTrace('a')

  expect(models.coordinators.of('txn', 'payments-1')?.value.nodeId).toBe(3)
  expect(models.coordinators.of('txn', 'payments-1')?.frame).toBe(14)
  expect(facts.at('partition', 'orders[0]', 'leader', 18)?.value).toBe(1)
  expect(facts.at('partition', 'orders[0]', 'leader', 17)).toBeUndefined()
  expect(models.topics.idOf('orders')).toBeDefined()
})

it('takes the transactional id of trace a to Empty, and no further', () => {
  const { models, facts } = analyseTrace('a')
  const lane = models.transactions.lane('payments-1')

  expect(lane).toMatchObject({ state: 'Empty', producerId: 1000n, producerEpoch: 0 })
  expect(lane?.steps.map(({ apiName, code, frame }) => `${frame} ${apiName} ${code}`)).toEqual([
    '10 InitProducerId 14',
    '16 InitProducerId 0',
    '22 Produce 35',
  ])
  expect(lane?.steps.at(-1)).toMatchObject({ from: 'Empty', to: 'Ongoing', isRefused: true })
  expect(facts.at('txn', 'payments-1', 'state', 15)).toBeUndefined()
  expect(facts.at('txn', 'payments-1', 'state', 16)?.value).toBe('Empty')
})

it('follows commit and abort at transaction.version 0', () => {
  const { facts, models } = analyseTrace('d')
  const [id = ''] = facts.keys('txn')
  const states = facts
    .line('txn', id, 'state')
    ?.all()
    .map(({ value }) => value)

  expect(states).toEqual(['Empty', 'Ongoing', 'CompleteCommit', 'Ongoing', 'CompleteAbort'])
  expect(models.transactions.lane(id)?.ended?.added.size).toBeGreaterThan(0)
})

it('follows the epoch that each EndTxn raises at transaction.version 2', () => {
  const { facts } = analyseTrace('e')
  const [id = ''] = facts.keys('txn')
  const epochs = facts
    .line('txn', id, 'producerEpoch')
    ?.all()
    .map(({ value }) => value)

  expect(epochs).toEqual([0, 1, 2, 3])
})

it('has groups and offsets of a transaction that consumes and produces', () => {
  const { facts, models } = analyseTrace('e2')

  expect(
    facts
      .line('partition', 'inbound[0]', 'committed etl-group')
      ?.all()
      .map(({ value }) => value),
  ).toEqual([3n, 6n])
  expect(models.transactions.lane('etl-1')?.ended?.groups.has('etl-group')).toBe(true)
})

it('keeps what each API said about the ends of a partition, as in trace f2', () => {
  const { models } = analyseTrace('f2')
  const events0 = models.offsets.of('events[0]')
  const events1 = models.offsets.of('events[1]')

  expect(events0).toMatchObject({
    logStart: { value: 170n, frame: expect.any(Number) as number },
    earliest: { value: 170n, frame: 25 },
    highWatermark: { value: 270n },
    lastStableOffset: { value: 270n },
  })
  expect(events0?.epochEnds.get(2)?.value).toMatchObject({ answered: 0, end: 0n })
  expect(events0?.latest).toBeUndefined()
  expect(events1).toMatchObject({ logStart: { value: 0n }, highWatermark: { value: 40n } })
})

it('answers for committed offsets and positions at any moment of trace f2', () => {
  const { facts } = analyseTrace('f2')
  const [position = ''] = facts
    .attributes('partition', 'events[0]')
    .filter((name) => name.startsWith('position'))
  const at = (frame: number) => facts.at('partition', 'events[0]', position, frame)?.value

  expect(facts.at('partition', 'events[0]', 'committed g-rewrite', 16)?.value).toBe(200n)
  expect([18, 19, 25, 29, 31].map(at)).toEqual([undefined, 0n, 0n, 170n, 270n])
})
