import { expect, it } from 'vitest'
import { analyse, troublesOf } from '../../../test/analyse.ts'
import { TxnConversation, type TxnOptions } from '../../../test/txn-conversation.ts'
import { txnProduceV12WithoutTv2 as rule } from './txn-produce-v12-without-tv2.ts'

function findingsOf(options: TxnOptions, version = 12, code = 35) {
  const txn = new TxnConversation(options)
  txn.init()
  txn.produce(version, code)
  return analyse(txn.conversation.events(), [rule]).findings
}

it('explains trace a with the frames that show it', () => {
  const [finding, ...others] = troublesOf('a')

  expect(others).toEqual([])
  expect(finding).toMatchObject({
    id: 'txn-produce-v12-without-tv2',
    severity: 'error',
    confidence: 'proven',
    form: 'franzGo',
    count: 1,
    connections: [4],
  })
  expect(finding?.parameters).toMatchObject({ broker: 'Broker 1', range: '0-13', levelText: '0' })
  expect(finding?.evidence.map(({ frame, path }) => `${frame} ${path}`)).toEqual([
    '22 responses[0].partitionResponses[0].errorCode',
    '21 transactionalId',
    '20 apiKeys',
    '20 finalizedFeatures',
    '16 producerId',
  ])
})

it('explains the public report, whose range and producer id are others (synthetic)', () => {
  const [finding] = findingsOf({ software: ['kgo', 'v1.19.0'], level: null, produceMax: 12 })

  expect(finding).toMatchObject({ form: 'franzGo', confidence: 'proven' })
  expect(finding?.parameters['range']).toBe('0-12')
})

it('blames no client that it does not know', () => {
  expect(findingsOf({ level: 0 })[0]?.form).toBe('main')
  expect(findingsOf({ level: 1 })[0]?.parameters['levelText']).toBe('1')
})

it('is not proven where the level was not told', () => {
  expect(findingsOf({})[0]).toMatchObject({ form: 'unknownLevel', confidence: 'likely' })
})

it('sees a level that was lowered under the producer', () => {
  expect(findingsOf({ level: 2 })[0]?.form).toBe('lowered')
})

it('says nothing without a refusal, below v12, or for another error', () => {
  expect(findingsOf({ level: 0 }, 12, 0)).toEqual([])
  expect(findingsOf({ level: 0 }, 11, 35)).toEqual([])
  expect(findingsOf({ level: 0 }, 12, 6)).toEqual([])
})

it('counts repeats of one client as one finding', () => {
  const txn = new TxnConversation({ level: 0 })
  txn.init()
  for (let i = 0; i < 10; i++) txn.produce(12, 35)
  const [finding, ...others] = analyse(txn.conversation.events(), [rule]).findings

  expect(others).toEqual([])
  expect(finding?.count).toBe(10)
})
