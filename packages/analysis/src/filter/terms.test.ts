import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { captureOf, matching } from '../../test/filter-frames.ts'
import { anyExpression } from '../../test/filter-arbitraries.ts'
import { compileFilter } from './filter.ts'
import { printExpression } from './syntax/print.ts'
import {
  excludeTerm,
  fieldAt,
  includeTerm,
  joinTerms,
  negateTerm,
  splitTerms,
  withTerm,
} from './terms.ts'

const texts = (filter: string) => splitTerms(filter).map(({ text }) => text)

describe('terms', () => {
  it.each([
    ['a && b == 1 && !c', ['a', 'b == 1', '!c']],
    ['a || b', ['a || b']],
    ['(a || b) && c', ['(a || b)', 'c']],
    ['(a && b)', ['(a && b)']],
    ['(a) && (b && c)', ['(a)', '(b && c)']],
    ['', []],
    ['a &&', []],
  ])('of %s are %j', (filter, expected) => {
    expect(texts(filter)).toEqual(expected)
  })

  it('join to the filter that they came from', () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        const text = printExpression(expression)
        expect(joinTerms(texts(text))).toBe(text)
      }),
    )
  })

  it('get parentheses where they need them', () => {
    expect(joinTerms(['a || b', '(a || b)', 'c', ' '])).toBe('(a || b) && (a || b) && c')
    expect(joinTerms(['a || b'])).toBe('a || b')
  })

  it('come and go', () => {
    expect(withTerm('', 'a')).toBe('a')
    expect(withTerm('a', 'b')).toBe('a && b')
    expect(withTerm('a && b', 'a')).toBe('a && b')
    expect(withTerm('a && !b', 'b')).toBe('a && b')
    expect(withTerm('a || b', 'c')).toBe('(a || b) && c')
    expect(withTerm('a &&', 'c')).toBe('a &&')
  })
})

describe('the opposite', () => {
  it.each([
    ['conn == c2', 'conn != c2'],
    ['conn != c2', 'conn == c2'],
    ['size > 10', 'size <= 10'],
    ['error', '!error'],
    ['!error', 'error'],
    ['api == Fetch', '!(api == Fetch)'],
    ['!(api == Fetch)', 'api == Fetch'],
    ['latency < 1ms', '!(latency < 1ms)'],
    ['a || b', '!(a || b)'],
    ['api in {Fetch}', '!(api in {Fetch})'],
    ['a ==', 'a =='],
  ])('of %s is %s', (term, opposite) => {
    expect(negateTerm(term)).toBe(opposite)
  })

  it('has every other frame', () => {
    const capture = captureOf('a-txn-produce-v12-tv0.pcap')
    const all = capture.infos.length
    for (const term of ['conn == c2', 'size > 60', 'time < 1ms', 'topic == orders', 'error != 0']) {
      const [kept, left] = [matching(capture, term), matching(capture, negateTerm(term))]
      expect([term, kept.length + left.length]).toEqual([term, all])
      expect(kept.some((frame) => left.includes(frame))).toBe(false)
    }
  })
})

describe('the term of a value', () => {
  it.each([
    ['error', 35, 'error == UNSUPPORTED_VERSION'],
    ['error', 999, 'error == 999'],
    ['api', 0, 'api == Produce'],
    ['conn', 4, 'conn == c4'],
    ['latency', 23_404_000, 'latency == 23.404ms'],
    ['latency', 1_500_000_000, 'latency == 1.5s'],
    ['latency', 17, 'latency == 17ns'],
    ['date', 1_795_366_680_000_000_001n, 'date == 2026-11-22T16:58:00.000000001Z'],
    ['topic', 'my topic', 'topic == "my topic"'],
    ['topic', 'orders', 'topic == orders'],
    ['transactionalId', null, 'transactionalId == null'],
    ['transactionalId', 'null', 'transactionalId == "null"'],
    ['Produce.request.acks', -1, 'Produce.request.acks == -1'],
    ['committed', true, 'committed == true'],
    ['record.key', Uint8Array.of(1, 255), 'record.key == 01:ff'],
    ['record.key', Uint8Array.of(1), 'record.key == 0x01'],
    ['record.key', new Uint8Array(), 'record.key == ""'],
    [
      'ApiVersions.response.apiKeys.apiKey',
      18,
      'ApiVersions.response.apiKeys.apiKey == ApiVersions',
    ],
  ])('%s %s is %s', (field, value, term) => {
    expect(includeTerm(field, value)).toBe(term)
    expect(compileFilter(term).ok).toBe(true)
    expect(compileFilter(excludeTerm(field, value)).ok).toBe(true)
  })

  it('leaves frames out', () => {
    expect(excludeTerm('conn', 4)).toBe('conn != c4')
    expect(excludeTerm('error', 35)).toBe('!(error == UNSUPPORTED_VERSION)')
  })

  it('goes by the name of a place in a tree', () => {
    expect(fieldAt('Produce', 'response', 'responses[0].partitionResponses[2].errorCode')).toBe(
      'Produce.response.responses.partitionResponses.errorCode',
    )
    const record = fieldAt(
      'Produce',
      'request',
      'topicData[0].partitionData[0].records[1].records[3].key',
    )
    expect(record).toBe('Produce.request.topicData.partitionData.records.records.key')
    expect(compileFilter(record).ok).toBe(true)
    const checksum = fieldAt('Produce', 'request', 'topicData[0].partitionData[0].records[0].crc')
    expect(compileFilter(checksum).ok).toBe(true)
    expect(compileFilter(fieldAt('Produce', 'request', 'header.clientId')).ok).toBe(true)
  })
})
