import { describe, expect, it } from 'vitest'
import { targetOf, typesOf, type Target } from './target.ts'
import { SLOTS, slotOf } from './slots.ts'

function said(name: string): string {
  const target = targetOf(name)
  switch (target.is) {
    case 'own':
      return `own ${target.field.name}${target.slots === undefined ? '' : ' of some'}`
    case 'message':
      return `${target.name} ${target.fields.length}`
    case 'kind':
      return `kind ${target.name}`
    default:
      return `${target.message} -> ${target.suggestion}`
  }
}

describe('a name', () => {
  it.each([
    ['txn', 'own txn.id'],
    ['Error', 'own error'],
    ['kafka.client_id', 'own client.id of some'],
    ['kafka.api_key', 'own api'],
    ['kafka', 'kind kafka'],
    ['produce', 'kind Produce'],
    ['Produce.Request', 'kind Produce.request'],
    ['produce.request.ACKS', 'Produce.request.acks 1'],
    ['Produce.acks', 'Produce.request.acks 1'],
    ['Produce.request.header.clientId', 'own client.id of some'],
    ['header.correlationId', 'own corr of some'],
    ['batch.producerId', 'batch.producerId 4'],
    ['record.headers.key', 'record.headers.key 4'],
    ['acks', 'acks 1'],
    [
      'Produce.request.topicData.partitionData.records.batches.producerId',
      'Produce.request.topicData.partitionData.records.producerId 1',
    ],
  ])('%s is %s', (name, expected) => {
    expect(said(name)).toBe(expected)
  })
})

describe('a name that means nothing', () => {
  it.each([
    ['versoin', 'There is no field versoin -> version'],
    ['zzzzzzzzzz', 'There is no field zzzzzzzzzz -> undefined'],
    ['kafka.nothing_such_as_this', 'There is no field kafka.nothing_such_as_this -> undefined'],
    ['Produce.request.aks', 'Produce.request has no field aks -> Produce.request.acks'],
    [
      'Produce.response.errorCode',
      'Produce.response has no field errorCode -> Produce.response.responses.partitionResponses.errorCode',
    ],
    ['Heartbeat.request.qqqqqqqq', 'Heartbeat.request has no field qqqqqqqq -> undefined'],
    ['Produce.request.header.nothing', 'Produce.request has no field header.nothing -> undefined'],
    [
      'responses[0].errorCode',
      'A filter looks at all elements of an array; leave the index out of responses[0].errorCode -> responses.errorCode',
    ],
    ['constructor', 'There is no field constructor -> undefined'],
  ])('%s: %s', (name, expected) => {
    expect(said(name)).toBe(expected)
  })
})

it('knows the slots of a kind of message, and the types of a field', () => {
  const target = targetOf('Fetch.response') as Extract<Target, { is: 'kind' }>
  const slots = Array.from({ length: SLOTS }, (_, slot) => slot).filter(
    (slot) => target.slots[slot] === 1,
  )

  expect(slots).toEqual([slotOf(1, true)])
  expect(typesOf(target)).toEqual(['struct'])
  expect(typesOf(targetOf('partitions') as Target).toSorted()).toEqual(['integer', 'struct'])
  expect(typesOf(targetOf('latency') as Target)).toEqual(['duration'])
})
