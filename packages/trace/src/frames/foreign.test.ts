import { describe, expect, it } from 'vitest'
import { badFirstSize, notARequest, recognise } from './foreign.ts'

function word(text: string): number {
  return new DataView(new TextEncoder().encode(text).buffer).getInt32(0)
}

describe('another protocol', () => {
  it.each([
    ['TLS 1.0 handshake', 0x160301_02, 'tls'],
    ['TLS 1.2 handshake', 0x160303_02, 'tls'],
    ['TLS alert', 0x150303_00, 'tls'],
    ['GET', word('GET '), 'http'],
    ['POST', word('POST'), 'http'],
    ['HTTP answer', word('HTTP'), 'http'],
    ['HTTP/2', word('PRI '), 'http'],
  ] as const)('is recognised: %s', (_, first, protocol) => {
    expect(recognise(first, 'request')?.protocol).toBe(protocol)
    expect(recognise(first, 'response')?.protocol).toBe(protocol)
  })

  it.each([50, 0x00160301, 0x160401_00, word('SSH-'), -1])('is not seen in %i', (first) => {
    expect(recognise(first, 'request')).toBeUndefined()
  })

  it('is named with what to do, for each side', () => {
    const sentences = (['request', 'response'] as const).flatMap((direction) => [
      recognise(0x16030102, direction)?.sentence,
      recognise(word('HTTP'), direction)?.sentence,
    ])

    expect(new Set(sentences).size).toBe(4)
    expect(sentences[2]).toContain('security.protocol')
  })

  it('of unknown kind is shown by its bytes and the size that they would announce', () => {
    expect(badFirstSize(word('SSH-'), 1000).sentence).toContain(
      'begins with the bytes 5353482d, which would announce a message of 1397966893 bytes (at most 1000',
    )
    expect(badFirstSize(-2, 1000).sentence).toContain('fffffffe')
    expect(notARequest().protocol).toBe('unknown')
  })
})
