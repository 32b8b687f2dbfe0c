import { decodeResponse } from '@brokerscope/codec'
import { expect, it } from 'vitest'
import { tracePath } from '../../test/terminal.ts'
import { AnswerAddresses } from './answer-addresses.ts'
import { loadRecording } from './recording.ts'
import type { RecordedFrame } from './steps.ts'

const { steps } = await loadRecording(tracePath('a-txn-produce-v12-tv0.pcap'))
const frames = steps.filter((step): step is RecordedFrame => step.type === 'frame')

it('finds the addresses in each kind of answer that carries them', () => {
  const answers = new AnswerAddresses()

  const named = frames.map((frame) => answers.named(frame))

  const places = named.flatMap((addresses, index) => (addresses.length > 0 ? [index + 1] : []))
  expect(places).toEqual([4, 6, 14, 18])
  expect(named[3]).toEqual(['127.0.0.1:21003'])
  expect(named[5]).toEqual(['127.0.0.1:21001', '127.0.0.1:21002', '127.0.0.1:21003'])
})

it('changes addresses and nothing else', () => {
  const answers = new AnswerAddresses()

  const played = frames.map((frame) => answers.rewritten(frame, standInForNode3))

  const changed = played.flatMap((bytes, index) =>
    bytes === frames[index]?.bytes ? [] : [index + 1],
  )
  expect(changed).toEqual([4, 6, 14, 18])
  const before = decodeResponse(frames[5]?.bytes ?? new Uint8Array(), 3, 13)
  const after = decodeResponse(played[5] ?? new Uint8Array(), 3, 13)
  expect(after.status).toBe('ok')
  const brokers = before.body['brokers'] as { nodeId: number }[]
  expect(after.body).toEqual({
    ...before.body,
    brokers: brokers.map((broker) =>
      broker.nodeId === 3 ? { ...broker, host: 'another.host.example', port: 4242 } : broker,
    ),
  })
})

function standInForNode3(address: string) {
  return address === '127.0.0.1:21003' ? { host: 'another.host.example', port: 4242 } : undefined
}
