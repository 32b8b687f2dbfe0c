import { expect, it } from 'vitest'
import { GatewayError, gatewayErrors, reasonOf } from './errors.ts'

it('says what happened and what to do, with the details filled in', () => {
  const cause = new Error('connect ECONNREFUSED 10.0.0.1:9092')

  const error = new GatewayError(
    'UPSTREAM_UNREACHABLE',
    { upstream: 'kafka:9092', reason: reasonOf(cause) },
    { cause },
  )

  expect(error.message).toBe(
    'Could not connect to the broker kafka:9092: connect ECONNREFUSED 10.0.0.1:9092',
  )
  expect(error.remedy).toMatch(/^Check that the broker is up/)
  expect(error.status).toBe(502)
  expect(error.cause).toBe(cause)
})

it('writes each sentence without a full stop at its end', () => {
  for (const { message, remedy } of Object.values(gatewayErrors)) {
    expect(message).not.toMatch(/\.$/)
    expect(remedy).not.toMatch(/\.$/)
    expect(message.charAt(0)).toBe(message.charAt(0).toUpperCase())
  }
})

it('names the reasons inside an error that has no message of its own', () => {
  const both = new AggregateError([new Error('refused ::1'), new Error('refused 127.0.0.1')], '')

  expect(reasonOf(both)).toBe('refused ::1; refused 127.0.0.1')
})
