import { describe, expect, it } from 'vitest'
import { Echo } from './echo.ts'

function requestWith(correlationId: number): Uint8Array {
  const bytes = new Uint8Array(12)
  new DataView(bytes.buffer).setInt32(4, correlationId)
  return bytes
}

function answerWith(correlationId: number): Uint8Array {
  const bytes = new Uint8Array(6)
  new DataView(bytes.buffer).setInt32(0, correlationId)
  return bytes
}

describe('what an answer repeats', () => {
  it('is recognised once a request was seen', () => {
    const echo = new Echo()
    expect(echo.isAnswer(answerWith(7))).toBeUndefined()

    echo.request(requestWith(7))
    echo.request(requestWith(-1))

    expect(echo.isAnswer(answerWith(7))).toBe(true)
    expect(echo.isAnswer(answerWith(-1))).toBe(true)
    expect(echo.isAnswer(answerWith(0))).toBe(false)
    expect(echo.isAnswer(new Uint8Array(3))).toBe(false)
  })

  it('is forgotten after many more requests', () => {
    const echo = new Echo()
    for (let id = 1; id <= 65; id++) echo.request(requestWith(id))

    expect(echo.isAnswer(answerWith(1))).toBe(false)
    expect(echo.isAnswer(answerWith(2))).toBe(true)
    expect(echo.isAnswer(answerWith(65))).toBe(true)
  })

  it('is not there in a request that is too short', () => {
    const echo = new Echo()
    echo.request(new Uint8Array(7))

    expect(echo.isAnswer(answerWith(0))).toBeUndefined()
  })
})
