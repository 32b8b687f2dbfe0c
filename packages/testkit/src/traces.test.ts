import { expect, it } from 'vitest'
import { loadTrace, traceBytes, traceNames } from './traces.ts'

it('finds a trace by the letters before its first dash', () => {
  expect(traceBytes('a')).toEqual(traceBytes('a-txn-produce-v12-tv0.pcap'))
  expect(() => traceBytes('zz')).toThrow(/No trace zz/)
})

it('reads each plaintext trace to frames', () => {
  for (const name of traceNames()) {
    if (name.startsWith('h3')) continue
    expect(loadTrace(name).some((event) => event.type === 'frame')).toBe(true)
  }
})
