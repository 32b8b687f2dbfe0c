// Filters over recorded traces. What is expected comes from others: the counts of requests and errors
// from the independent decoder of the traces' table, the packets from Wireshark.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyExpression } from '../../test/filter-arbitraries.ts'
import { captureOf, ColumnFrames, compiled, matching } from '../../test/filter-frames.ts'
import { recorded } from '../../test/recorded-counts.ts'
import { compileFilter } from './filter.ts'
import { InfoFrame } from './info-frame.ts'
import type { Expression } from './syntax/expression.ts'
import { printExpression } from './syntax/print.ts'

const incidentA = 'a-txn-produce-v12-tv0.pcap'
const incidentB = 'f2-ofle-zero-reset.pcap'
const healthy = 'd-txn-healthy-1.18.1-tv0.pcap'

/** `Produce v11 x3` */
function counted(text: string): readonly [what: string, count: number] {
  const [what = '', count = '1'] = text.split(' x')
  return [what, Number(count)]
}

describe.each(recorded)('over $trace', ({ trace, requests, errors }) => {
  const capture = captureOf(trace)

  it('finds the requests that others counted', () => {
    for (const [what, count] of requests.map(counted)) {
      const [api = '', version = ''] = what.split(' v')
      const found = matching(capture, `${api}.request && version == ${version}`)
      expect([what, found.length]).toEqual([what, count])
    }
  })

  it('finds the answers with errors that others counted', () => {
    for (const [what, count] of errors.map(counted)) {
      const [api = '', code = ''] = what.split(' ')
      const [number = '', name = ''] = code.split(':')
      for (const error of [number, name]) {
        const found = matching(capture, `api == ${api} && error == ${error}`)
        expect([what, found.length]).toEqual([what, count])
      }
    }
    const all = matching(capture, 'error')
    expect(matching(capture, 'direction == response && !(error == 0)')).toEqual(all)
    expect(matching(capture, 'error != 0')).toEqual(all)
  })
})

// The packets that `tshark -2 -r FILE -d tcp.port==PORT,kafka -Y 'kafka && (FILTER)'` (4.0.17) prints.
// Only names whose values Wireshark reads whatever the version: it knows no version after Kafka 2.
it.each([
  [incidentA, 'kafka.request.version >= 9', [10, 35, 44]],
  [incidentA, 'kafka.correlation_id == 2', [10, 11, 32, 33]],
  [incidentA, 'kafka.len > 200', [6, 17, 28, 36, 42]],
  [incidentA, 'kafka.response_key == 18', [6, 17, 28, 42]],
  [healthy, 'kafka.api_version in {4..9}', [8, 19, 43, 57]],
  [healthy, 'kafka.request_key in {0, 24} && kafka.correlation_id > 3', [45, 48, 53, 55]],
  [healthy, 'kafka.request_key == EndTxn', [43, 57]],
  [incidentB, 'kafka.request_key == 0x17 || kafka.request_key == 2', [32, 48]],
  [incidentB, '!(kafka.client_id) && kafka.len > 300', [6, 15, 39, 61]],
  [
    'g2-group-kip848.pcap',
    'kafka.client_id matches "^JAVA-B" && kafka.request_key != 1',
    [107, 111, 114, 123, 127, 131, 141, 220, 227, 228, 238, 242, 260, 270],
  ],
  ['h-sasl-plain.pcap', 'kafka.sasl_mechanism == "PLAIN" && kafka.client_id', [10, 25, 38, 52]],
  ['h-sasl-plain.pcap', 'kafka.client_software_name == "kgo"', [4, 8, 19, 23, 34, 48]],
])('finds the packets of %s that Wireshark finds for %s', (trace, filter, packets) => {
  const capture = captureOf(trace)

  const frames = matching(capture, filter)

  expect(frames.map((frame) => capture.infos[frame - 1]?.frame.packet)).toEqual(packets)
})

// Checked by hand against `brokerscope decode` of each frame.
it.each([
  ['txn == payments-1', [3, 9, 13, 15, 21]],
  ['txn.id contains "pay" && !FindCoordinator', [9, 15, 21]],
  ['pid == 1000 && epoch == 0', [16, 21]],
  ['topic == orders', [17, 18, 21, 22]],
  ['tp == orders-0 || topic.partition == "orders[7]"', [18, 21, 22]],
  ['partition >= 1', [18]],
  ['Produce.request.acks == -1', [21]],
  ['produce.RESPONSE.responses.partitionResponses.errorCode == UNSUPPORTED_VERSION', [22]],
  ['produce.responses.partitionResponses.errorCode == 35', [22]],
  ['kafka.error == 35', [22]],
  ['batch.isTransactional == true && batch.compression == none', [21]],
  ['record.key == k0 && record.value matches "^order \\d+ of"', [21]],
  ['record.value contains 6f:72:64', [21]],
  ['latency > 30ms', [10, 16]],
  ['error matches "_VERSION$|LOAD"', [10, 22]],
  ['conn == c4 && size < 100', [19, 22]],
  ['conn in {c3, c4} && conn contains ":21001"', [19, 20, 21, 22]],
  ['node != 1 && node != 2', [7, 8, 9, 10, 15, 16, 17, 18]],
  ['software == "franz-go 1.19.1" && corr == 2', [5, 6, 15, 16]],
  ['date >= 2026-11-22T16:58:00.2Z && date < 2026-11-22T16:58:00.22Z', [19, 20, 21]],
  ['finding && api == Produce', [21, 22]],
  ['follow == pid:1000', [16, 21, 22]],
  ['api !== Produce && api === Metadata', [5, 6, 17, 18]],
  ['Metadata.request.topics', [17]],
  ['transactionalId != null && Produce', [21]],
  ['throttle > 0 || status || kind != message', []],
])('%s', (filter, frames) => {
  expect(matching(captureOf(incidentA), filter)).toEqual(frames)
})

describe('what it knows of the capture', () => {
  it('reads topic ids as names in Fetch and Produce', () => {
    const capture = captureOf('e2-consume-transform-produce-tv2.pcap')

    const all = matching(capture, 'Produce.request')

    expect(all.length).toBe(2)
    expect(matching(capture, 'Produce.request && topic == outbound')).toEqual(all)
    expect(matching(capture, 'Produce.request && topic === outbound')).toEqual(all)
    expect(matching(capture, 'Produce.request && topic != inbound')).toEqual(all)
    expect(matching(capture, 'Produce.request && topic == inbound')).toEqual([])
  })

  it('finds groups behind the keys of FindCoordinator by their type', () => {
    const capture = captureOf('e2-consume-transform-produce-tv2.pcap')
    const keys = matching(capture, 'FindCoordinator.request')

    const groups = matching(capture, 'FindCoordinator.request && group')
    const transactions = matching(capture, 'FindCoordinator.request && txn')

    expect([...groups, ...transactions].toSorted((a, b) => a - b)).toEqual(keys)
    expect(groups).toHaveLength(1)
  })
})

const terms = [
  'api == Produce',
  'api in {Fetch, Metadata, 18}',
  'version >= 4',
  'direction == response',
  'error',
  'error == 35',
  'error != 0',
  'kafka.error == 14',
  'latency > 2ms',
  'size < 60',
  'conn == c2',
  'client.id == kgo',
  'summary contains orders',
  'topic == orders',
  'tp == orders[0]',
  'txn',
  'pid != 1000',
  'record.key',
  'Produce.request.acks == -1',
  'InitProducerId',
  'ApiVersions.response.apiKeys.maxVersion == 13',
  'request.frame > 8',
]

interface Tree {
  readonly text: string
  /** The same, in the order in which it is written. */
  readonly run: (frame: InfoFrame) => boolean
}

describe('running', () => {
  const capture = captureOf(incidentA)
  const leaf = fc.constantFrom(...terms).map((text): Tree => {
    const filter = compiled(text)
    return { text, run: (frame) => filter.matches(frame) }
  })
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      tie('tree').map(({ text, run }): Tree => {
        return { text: `!(${text})`, run: (frame) => !run(frame) }
      }),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]): Tree => {
        return { text: `(${a.text}) && (${b.text})`, run: (frame) => a.run(frame) && b.run(frame) }
      }),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]): Tree => {
        return { text: `(${a.text}) || (${b.text})`, run: (frame) => a.run(frame) || b.run(frame) }
      }),
    ),
  }))

  it('gives the same frames whatever the order of the terms', () => {
    const frame = new InfoFrame(capture.knowledge)
    fc.assert(
      fc.property(tree, ({ text, run }) => {
        const filter = compiled(text)
        for (const info of capture.infos) {
          frame.show(info)
          expect([text, filter.matches(frame)]).toEqual([text, run(frame)])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('gives the same frames from columns, which never say what decoding would deny', () => {
    const columns = new ColumnFrames(capture)
    fc.assert(
      fc.property(tree, ({ text }) => {
        const expected = matching(capture, text)
        const filter = compiled(text)
        const found: number[] = []
        for (columns.row = 0; columns.row < columns.length; columns.row++) {
          const decided = filter.decide(columns)
          const matches = filter.matches(columns)
          if (decided !== undefined) expect([text, decided]).toEqual([text, matches])
          if (matches) found.push(columns.number)
        }
        expect([text, found]).toEqual([text, expected])
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    ['api == Produce && version == 12', 0],
    ['error == UNSUPPORTED_VERSION', 0],
    ['Produce.request.acks == -1', 1],
    ['Produce.response.responses.partitionResponses.errorCode == 35', 1],
    ['Produce.response.responses.partitionResponses.errorCode == 6 && conn == c1', 0],
    ['topic == orders && api == ApiVersions', 0],
    ['topic == orders && latency > 20ms', 1],
    ['Produce.request.topicData.topicId', 0],
  ])('%s decodes %i frames of 22', (text, decodes) => {
    const columns = new ColumnFrames(capture)
    const filter = compiled(text)

    for (columns.row = 0; columns.row < columns.length; columns.row++) filter.matches(columns)

    expect(columns.decodes).toBe(decodes)
  })
})

describe('any text', () => {
  it('gives a filter or an error with its place, and never throws', () => {
    const pieces = fc.constantFrom(
      ...'api error topic latency Produce.request.acks kafka.error == != > < in contains matches'.split(
        ' ',
      ),
      ...'{ } ( ) , .. && || ! and or not "x" 35 c4 10ms null true follow txn:a conn r"[" \\ = \u201c'.split(
        ' ',
      ),
    )
    const nearly = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' '))
    const frame = new InfoFrame().show(captureOf(incidentA).infos.at(20)!)

    fc.assert(
      fc.property(fc.oneof(nearly, fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const filter = compileFilter(text)
        if (filter.ok) {
          expect(typeof filter.matches(frame)).toBe('boolean')
          return
        }
        const { column, length, message } = filter.error
        expect(column).toBeGreaterThanOrEqual(1)
        expect(column - 1 + length).toBeLessThanOrEqual(Math.max(text.length, column - 1))
        expect(message).not.toMatch(/^$|undefined/)
      }),
      { numRuns: 300 },
    )
  })

  it('is checked the same way when it is printed', () => {
    fc.assert(
      fc.property(anyExpression, (expression: Expression) => {
        const text = printExpression(expression)
        const filter = compileFilter(text)
        if (!filter.ok || filter.expression === undefined) return
        expect(compileFilter(printExpression(filter.expression)).ok).toBe(true)
      }),
    )
  })

  it('that is empty passes every frame', () => {
    expect(matching(captureOf(incidentA), '  ')).toHaveLength(22)
    expect(compiled('').decide(new InfoFrame())).toBe(true)
  })
})
