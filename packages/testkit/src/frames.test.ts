import { decodeRequest, decodeResponse } from '@brokerscope/codec'
import { expect, it } from 'vitest'
import { requestFrame, responseBody, responseFrame, withSize } from './frames.ts'

it('builds a request that decodes to what was given', () => {
  const frame = requestFrame(
    'EndTxn',
    5,
    { transactionalId: 'payments-1', producerId: 1000n, committed: true },
    { correlationId: 9, clientId: 'kgo' },
  )
  const message = decodeRequest(frame)

  expect(message.status).toBe('ok')
  expect(message.header).toMatchObject({ correlationId: 9, clientId: 'kgo' })
  expect(message.body).toMatchObject({ transactionalId: 'payments-1', producerId: 1000n })
})

it('builds a response that decodes to what was given', () => {
  const frame = responseFrame('EndTxn', 5, { errorCode: 16 }, { correlationId: 9 })
  const message = decodeResponse(frame, 26, 5)

  expect(message.header['correlationId']).toBe(9)
  expect(message.body).toEqual(responseBody('EndTxn', 5, { errorCode: 16 }))
})

it('puts the size in front for a socket', () => {
  expect([...withSize(Uint8Array.from([7, 8]))]).toEqual([0, 0, 0, 2, 7, 8])
})

it('names the API that it does not know', () => {
  expect(() => requestFrame('Apiversions', 0)).toThrow(/No API is called Apiversions/)
})
