import { expect, it } from 'vitest'
import { captureOf, matching } from '../../../test/filter-frames.ts'
import { compileFilter } from '../filter.ts'

const capture = captureOf('a-txn-produce-v12-tv0.pcap')
const count = (text: string) => matching(capture, text).length

it('knows connections by number and by name', () => {
  const [{ frame }] = capture.infos as [(typeof capture.infos)[0]]
  const first = count('conn == c1')

  expect(first).toBeGreaterThan(0)
  expect(count('conn == 1')).toBe(first)
  expect(count(`conn == ${frame.connection.name}`)).toBe(first)
  expect(count('conn != c1')).toBe(capture.infos.length - first)
  expect(count('conn in {c1..c3}')).toBe(capture.infos.length - count('conn == c4'))
  expect(count(`conn in {c4, "${frame.connection.name}"}`)).toBe(first + count('conn == c4'))
  expect(count('conn matches ":2100[12]$"')).toBe(
    count('conn contains ":21001" || conn contains ":21002"'),
  )
  expect(count('conn')).toBe(capture.infos.length)
})

it.each([
  ['conn in {a..b}', 'Expected a range of connections such as c1..c4'],
  ['conn > c1', 'conn has no order, so > cannot be used'],
  ['conn matches "("', 'The pattern has a ( without )'],
  ['follow == payments-1', 'Expected a subject such as txn:payments-1 or group:billing'],
  ['follow in {txn:a, b}', 'Expected a subject'],
  ['follow contains txn:a', 'follow is no text'],
  ['follow', 'Say what to follow'],
])('refuses %s', (text, message) => {
  expect(compileFilter(text)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining(message) },
  })
})

it('turns subjects round', () => {
  expect(count('follow != txn:payments-1') + count('follow == txn:payments-1')).toBe(
    capture.infos.length,
  )
})
