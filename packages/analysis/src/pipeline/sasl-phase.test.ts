import { requestFrame } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { SaslPhase } from './sasl-phase.ts'

const plainToken = new TextEncoder().encode('\0alice\0alice-secret')
const kafkaRequest = requestFrame('Metadata', 12, {})

it('takes frames for tokens after an accepted handshake v0, until Kafka goes on', () => {
  const phase = new SaslPhase()
  phase.handshakeAsked('PLAIN')
  phase.handshakeAnswered(0, 0)

  expect(phase.isToken(plainToken)).toBe(true)
  expect(phase.isToken(kafkaRequest)).toBe(false)
  expect(phase.isToken(kafkaRequest)).toBe(false)
  expect(phase.mechanism).toBe('PLAIN')
})

it('stays with Kafka after a handshake v1, or a refused one', () => {
  const phase = new SaslPhase()
  phase.handshakeAnswered(1, 0)
  expect(phase.isToken(plainToken)).toBe(false)

  phase.handshakeAnswered(0, 33)
  expect(phase.isToken(plainToken)).toBe(false)
})

it('knows the tokens of the mechanisms from requests', () => {
  const tokens = ['n,,n=bob,r=abc', 'c=biws,r=abc,p=x', 'n,a=,\u0001auth=Bearer x\u0001\u0001']
  for (const token of tokens.map((text) => new TextEncoder().encode(text))) {
    const phase = new SaslPhase()
    phase.handshakeAnswered(0, 0)
    expect(phase.isToken(token)).toBe(true)
  }
})

it('recognises GSSAPI without a handshake by its first byte', () => {
  const phase = new SaslPhase()

  expect(phase.isToken(Uint8Array.from([0x60, 0x82, 1, 2]))).toBe(true)
  expect(phase.isToken(new Uint8Array())).toBe(true)
  expect(phase.mechanism).toBe('GSSAPI')
})
