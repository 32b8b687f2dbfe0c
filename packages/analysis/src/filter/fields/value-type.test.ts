import { expect, it } from 'vitest'
import { integerRange, isOrdered, isTextual, valueTypeOf } from './value-type.ts'

it.each([
  ['errorCode', 'int16', 'errorCode'],
  ['topicConfigErrorCode', 'int16', 'errorCode'],
  ['apiKey', 'int16', 'apiKey'],
  ['throttleTimeMs', 'int32', 'millis'],
  ['expiryTimestampMs', 'int64', 'integer'],
  ['logAppendTimeMs', 'int64', 'integer'],
  ['maxBytes', 'int32', 'byteCount'],
  ['partitionSize', 'int64', 'byteCount'],
  ['offset', 'int64', 'integer'],
  ['name', 'string', 'text'],
  ['topicId', 'uuid', 'uuid'],
  ['records', 'records', 'bytes'],
  ['topics', 'struct', 'struct'],
  ['validateOnly', 'bool', 'boolean'],
  ['value', 'float64', 'float'],
] as const)('%s of type %s is %s', (name, type, expected) => {
  expect(valueTypeOf({ name, type })).toBe(expected)
})

it('knows what integers can hold, and what has an order or text', () => {
  expect(integerRange('int8')).toEqual([-128n, 127n])
  expect(integerRange('string')).toBeUndefined()
  expect([isOrdered('duration'), isOrdered('boolean')]).toEqual([true, false])
  expect([isTextual('errorCode'), isTextual('integer')]).toEqual([true, false])
})
