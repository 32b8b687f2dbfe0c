import type { TraceEvent } from '@brokerscope/trace'
import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse } from '../../../test/analyse.ts'
import { notKafka as rule } from './not-kafka.ts'

type Foreign = Extract<TraceEvent, { type: 'foreign' }>

function foreign(
  change: Pick<Foreign, 'direction' | 'protocol' | 'firstBytes'>,
  closedAfterMs?: number,
) {
  const conversation = new Conversation()
  const { connection } = conversation.connect()
  const timeNs = conversation.nowNs
  const events: TraceEvent[] = [
    ...conversation.events(),
    { type: 'foreign', connection, packet: 4, timeNs, sentence: '', ...change },
  ]
  if (closedAfterMs !== undefined) {
    const closedNs = timeNs + BigInt(closedAfterMs) * 1_000_000n
    events.push({
      type: 'closed',
      connection,
      by: 'broker',
      how: 'fin',
      packet: 5,
      timeNs: closedNs,
    })
  }
  return analyse(events, [rule]).findings
}

const hello = Uint8Array.from([0x16, 3, 1, 0])
const alert = Uint8Array.from([0x15, 3, 3, 0])

it('knows plain text on a TLS port by the alert that answers it', () => {
  expect(foreign({ direction: 'response', protocol: 'tls', firstBytes: alert })[0]).toMatchObject({
    form: 'plaintextToTls',
    confidence: 'proven',
    evidence: [{ frame: 0, packet: 4 }],
  })
})

it('knows TLS on a plaintext port by the broker that closes at once', () => {
  const tls = { direction: 'request', protocol: 'tls', firstBytes: hello } as const

  expect(foreign(tls, 50)[0]).toMatchObject({ form: 'tlsToPlaintext', confidence: 'likely' })
  expect(foreign(tls, 5000)).toEqual([])
  expect(foreign(tls)).toEqual([])
})

it('knows HTTP from either side', () => {
  const firstBytes = new TextEncoder().encode('GET ')

  expect(foreign({ direction: 'request', protocol: 'http', firstBytes })[0]?.form).toBe(
    'httpToKafka',
  )
  expect(foreign({ direction: 'response', protocol: 'http', firstBytes })[0]?.form).toBe(
    'kafkaToHttp',
  )
})
