import { expect, it } from 'vitest'
import { compileFilter } from '../filter.ts'
import { ownFields } from '../fields/own-fields.ts'
import { fieldChoices } from './field-choices.ts'

const names = (typed: string) => fieldChoices(typed, 'en').map(({ text }) => text)

it('offers our fields alone before anything is typed', () => {
  expect(names('')).toEqual(ownFields.map(({ name }) => name))
})

it('offers every other name from the first letter on, each once', () => {
  const all = names('p')

  for (const name of ['txn', 'Produce', 'kafka.api_key', 'acks', 'record.key'])
    expect(all).toContain(name)
  expect(new Set(all).size).toBe(all.length)
})

it('goes down a path name by name', () => {
  expect(names('Produce.')).toEqual(['Produce.request', 'Produce.response'])
  expect(names('produce.REQUEST.')).toEqual([
    'Produce.request.transactionalId',
    'Produce.request.acks',
    'Produce.request.timeoutMs',
    'Produce.request.topicData',
  ])
  expect(names('Produce.request.topicData.partitionData.records.rec')).toContain(
    'Produce.request.topicData.partitionData.records.records',
  )
  expect(names('Nothing.')).not.toContain('Nothing.request')
})

it('offers only what a filter understands', () => {
  for (const { text } of fieldChoices('k', 'zh')) {
    const filter = compileFilter(text)
    const isFollow = text === 'follow'
    expect([text, filter.ok || isFollow]).toEqual([text, true])
  }
})

it('goes on behind groups of fields, and says types and versions', () => {
  const choice = fieldChoices('Produce.request.', 'en').find(({ text }) =>
    text.endsWith('topicData'),
  )

  expect(choice).toMatchObject({
    insert: 'Produce.request.topicData.',
    hint: '[] struct, v0 to v13',
  })
})
