import { apis } from '@brokerscope/codec'
import { expect, it } from 'vitest'
import { messageFields, pathText } from './message-fields.ts'
import { versionsText } from './slots.ts'

const paths = new Map(messageFields().map((field) => [pathText(field), field]))
const versions = (path: string) => versionsText(paths.get(path)?.versions ?? 0)

it('has every field of every message once, whatever capitals are left out', () => {
  const low = messageFields().map((field) => pathText(field).toLowerCase())

  expect(new Set(low).size).toBe(low.length)
  for (const api of apis) {
    for (const { name } of api.request.fields)
      expect(paths.has(`${api.name}.request.${name}`)).toBe(true)
  }
})

it('knows the versions of a field, those of its parents included', () => {
  expect(versions('Produce.request.topicData.topicId')).toBe('v13')
  expect(versions('Produce.request.topicData.name')).toBe('v0 to v12')
  expect(versions('Fetch.request.forgottenTopicsData.partitions')).toBe('v7 to v18')
})

it('has the fields of the older release beside those of the newer', () => {
  expect(versions('TxnOffsetCommit.request.generationId')).toBe('v3 to v4')
  expect(versions('TxnOffsetCommit.request.generationIdOrMemberEpoch')).toBe('v3 to v6')
  expect(versions('ListConfigResources.response.clientMetricsResources.name')).toBe('v0')
})

it('goes on behind records', () => {
  const key = paths.get('Fetch.response.responses.partitions.records.records.key')

  expect(key).toMatchObject({ type: 'bytes', recordDepth: 1, isNullable: true })
  expect(paths.get('Produce.request.topicData.partitionData.records.producerId')).toMatchObject({
    recordDepth: 0,
    entity: 'producerId',
  })
})
