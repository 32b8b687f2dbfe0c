import { expect, it } from 'vitest'
import { fromBrowser, fromGateway } from './use-capture-list.ts'

const session = {
  id: '0123456789ab',
  name: 'payments-eos',
  kind: 'proxy',
  upstream: 'b0.example:9092',
  state: 'recording',
  startedAt: '2025-05-14T14:03:10.000Z',
  endedAt: null,
  frames: 118_004,
  connections: 6,
  bytes: 41_800_000,
  dropped: 0,
  listeners: [],
  warnings: [],
}

it('lists a session of the gateway, recording or ended', () => {
  expect(fromGateway(session)).toMatchObject({
    place: { kind: 'session', id: '0123456789ab' },
    source: 'proxy',
    storage: 'gateway',
    isRecording: true,
    lengthMs: null,
  })
  expect(
    fromGateway({ ...session, state: 'stopped', endedAt: '2025-05-14T14:03:22.400Z' }),
  ).toMatchObject({
    isRecording: false,
    lengthMs: 12_400,
  })
})

it('takes a kind that it does not know for a proxy', () => {
  expect(fromGateway({ ...session, kind: 'future' }).source).toBe('proxy')
})

it('lists a file of this browser', () => {
  const capture = {
    id: 'abc',
    name: 'a.pcap',
    size: 9255,
    openedAt: '2025-05-14T15:00:00Z',
    isKept: true,
    frames: 22,
    connections: 4,
    client: 'franz-go 1.19.1',
    startedAt: '2025-05-14T14:03:10.000Z',
    lengthMs: 333,
  }

  expect(fromBrowser(capture)).toMatchObject({
    place: { kind: 'local', id: 'abc' },
    source: 'file',
    storage: 'browser',
    frames: 22,
    lengthMs: 333,
  })
})
