import { expect, it } from 'vitest'
import { errorsOf } from './errors-of.ts'

it('finds nothing in an answer without errors', () => {
  expect(errorsOf({ errorCode: 0, topics: [{ partitions: [{ errorCode: 0 }] }] })).toEqual([])
})

it('finds every non-zero code with its path, its name and what it is about', () => {
  const body = {
    responses: [
      {
        name: 'orders',
        partitionResponses: [
          { index: 0, errorCode: 0 },
          { index: 3, errorCode: 35 },
        ],
      },
    ],
  }

  expect(errorsOf(body)).toEqual([
    {
      code: 35,
      name: 'UNSUPPORTED_VERSION',
      path: 'responses[0].partitionResponses[1].errorCode',
      label: 'orders[3]',
    },
  ])
})

it('knows the fields whose names only end like an error code', () => {
  const body = { topics: [{ name: 'a', topicConfigErrorCode: 29 }] }

  expect(errorsOf(body)[0]?.path).toBe('topics[0].topicConfigErrorCode')
})

it('keeps -1 and codes that Kafka has no name for', () => {
  expect(errorsOf({ errorCode: -1 })[0]?.name).toBe('UNKNOWN_SERVER_ERROR')
  expect(errorsOf({ errorCode: 9999 })[0]?.name).toBe('9999')
})

it('names groups, transactional ids and coordinator keys', () => {
  expect(errorsOf({ coordinators: [{ key: 'payments-1', errorCode: 15 }] })[0]?.label).toBe(
    'payments-1',
  )
  expect(errorsOf({ groups: [{ groupId: 'g', errorCode: 16 }] })[0]?.label).toBe('g')
})
