// The recordings in traces/: real clients, real brokers, with what is known of them.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { framesOf, ofType, readAll } from './reading.ts'
import type { TraceEvent } from '../src/index.ts'

const TRACES = new URL('../../../traces/', import.meta.url)

function trace(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, TRACES)))
}

/** Requests and answers of the recordings; requests as counted by an independent decoder. */
const COUNTS: Record<string, readonly [requests: number, responses: number]> = {
  'a-txn-produce-v12-tv0.pcap': [11, 11],
  'a2-txn-id-stuck-after-v12-tv0.pcap': [5, 5],
  'b-txn-pinned-3.8-tv0.pcap': [11, 11],
  'c-endtxn-wrong-node-tv0.pcap': [13, 13],
  'c2-endtxn-wrong-node-tv0.pcap': [13, 13],
  'c3-endtxn-lucky-node-tv0.pcap': [12, 12],
  'd-txn-healthy-1.18.1-tv0.pcap': [18, 18],
  'd2-txn-healthy-1.19.3-tv0.pcap': [19, 19],
  'e-txn-healthy-tv2.pcap': [23, 23],
  'e2-consume-transform-produce-tv2.pcap': [41, 38], // Fetches are left unanswered at the end.
  'f1-ofle-healthy-control.pcap': [23, 22],
  'f2-ofle-zero-reset.pcap': [26, 25],
  'f3-ofle-zero-documented-remedy-fails.pcap': [11, 11],
  'f4-ofle-zero-remedy-strip-epoch.pcap': [19, 18],
  'f5-ofle-zero-remedy-offsetfetch-v4.pcap': [19, 18],
  'g-group-rebalance-classic.pcap': [125, 125],
  'g2-group-kip848.pcap': [136, 136],
  'h-sasl-plain.pcap': [21, 21],
  'h2-sasl-scram-sha-256.pcap': [26, 26],
  'h3-tls.pcap': [0, 0],
  'h3-tls-with-secrets.pcapng': [0, 0],
  'i-compression-codecs.pcap': [58, 58],
}

describe('the recorded traces', () => {
  it('are all counted here', () => {
    const files = readdirSync(TRACES).filter((name) => /[.]pcap(ng)?$/.test(name))

    expect(files.toSorted()).toEqual(Object.keys(COUNTS).toSorted())
  })

  it.each(Object.entries(COUNTS))('%s has every frame', (name, [requests, responses]) => {
    const events = readAll(trace(name))

    const frames = framesOf(events)
    expect(frames.filter(({ direction }) => direction === 'request')).toHaveLength(requests)
    expect(frames.filter(({ direction }) => direction === 'response')).toHaveLength(responses)
    expect(frames.map(({ number }) => number)).toEqual(frames.map((_, index) => index + 1))
    expect(ofType(events, 'gap')).toEqual([])
    expect(ofType(events, 'unfinished')).toEqual([])
    expect(ofType(events, 'problem')).toEqual([])
    expect(ofType(events, 'closed')).toHaveLength(ofType(events, 'opened').length)
  })

  it.each(Object.keys(COUNTS))('%s: the pieces of each frame are its bytes in the file', (name) => {
    const file = trace(name)

    for (const { bytes, size, pieces } of framesOf(readAll(file, {}, 1000))) {
      const again = pieces.flatMap(({ fileOffset, length }) => [
        ...file.subarray(fileOffset, fileOffset + length),
      ])
      expect(bytes).toHaveLength(size)
      expect(again).toEqual([...bytes])
    }
  })

  it('says of encrypted connections once that they are TLS', () => {
    for (const name of ['h3-tls.pcap', 'h3-tls-with-secrets.pcapng']) {
      const foreign = ofType(readAll(trace(name)), 'foreign')

      expect(foreign.map(({ protocol, direction }) => `${direction} ${protocol}`)).toEqual(
        Array.from({ length: 4 }, () => 'request tls'),
      )
      expect(foreign[0]?.sentence).toContain('TLS key log')
      expect(foreign[0]?.firstBytes).toHaveLength(64)
    }
  })

  it('takes the listener for the broker', () => {
    const opened = ofType(readAll(trace('f1-ofle-healthy-control.pcap')), 'opened')

    expect(new Set(opened.map(({ connection }) => connection.broker.port))).toEqual(
      new Set([22_051]),
    )
    expect(opened[0]?.connection.name).toMatch(/^127[.]0[.]0[.]1:\d+-127[.]0[.]0[.]1:22051$/)
  })
})

describe('chunks', () => {
  const names = [
    'a-txn-produce-v12-tv0.pcap',
    'h3-tls-with-secrets.pcapng',
    'f2-ofle-zero-reset.pcap',
  ]

  it.each(names)('of any size give the same events of %s', (name) => {
    const file = trace(name)
    const whole = readAll(file)

    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (size) => {
        const events: TraceEvent[] = readAll(file, {}, size)
        expect(events).toEqual(whole)
      }),
      { numRuns: 15 },
    )
    expect(readAll(file, {}, 1)).toEqual(whole)
  })
})
