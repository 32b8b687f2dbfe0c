import { describe, expect, it } from 'vitest'
import { FourTuple, hashOf } from './four-tuple.ts'
import { ip, type TcpFields } from '../../test/packets.ts'
import { readSegment, Segment } from '../net/segment.ts'

function parse(fields: TcpFields): { data: Uint8Array; segment: Segment } {
  const data = ip(fields)
  const segment = new Segment()
  const packet = {
    number: 1,
    timeNs: 0n,
    linkType: 101,
    data,
    start: 0,
    end: data.length,
    originalLength: data.length,
    fileOffset: 0,
    comments: [],
  }
  expect(readSegment(packet, segment)).toBe(true)
  return { data, segment }
}

const THERE = { from: '10.0.0.1', to: '10.0.0.2', fromPort: 5, toPort: 6 }
const BACK = { from: '10.0.0.2', to: '10.0.0.1', fromPort: 6, toPort: 5 }

describe('two endpoints', () => {
  const first = parse(THERE)
  const tuple = new FourTuple(first.data, first.segment)

  it('are found in both directions', () => {
    const back = parse(BACK)

    expect(tuple.one).toEqual({ address: '10.0.0.1', port: 5 })
    expect(tuple.other).toEqual({ address: '10.0.0.2', port: 6 })
    expect(tuple.isFromOne(first.data, first.segment)).toBe(true)
    expect(tuple.isFromOne(back.data, back.segment)).toBe(false)
    expect(hashOf(first.data, first.segment)).toBe(hashOf(back.data, back.segment))
  })

  it.each([
    { ...THERE, fromPort: 7 },
    { ...THERE, toPort: 7 },
    { ...THERE, from: '10.0.0.3' },
    { ...THERE, to: '10.0.0.3' },
    { ...THERE, fromPort: 6, toPort: 5 },
    { ...THERE, from: '::1', to: '::2' },
  ])('are not those of %j', (fields) => {
    const { data, segment } = parse(fields)

    expect(tuple.isFromOne(data, segment)).toBeUndefined()
  })

  it('may differ in their ports only', () => {
    const self = { from: '127.0.0.1', to: '127.0.0.1', fromPort: 5, toPort: 6 }
    const there = parse(self)
    const back = parse({ ...self, fromPort: 6, toPort: 5 })
    const loop = new FourTuple(there.data, there.segment)

    expect(loop.isFromOne(there.data, there.segment)).toBe(true)
    expect(loop.isFromOne(back.data, back.segment)).toBe(false)
  })

  it('know the direction once the client is known', () => {
    tuple.isOneClient = false

    expect(tuple.directionOf(true)).toBe('response')
    expect(tuple.directionOf(false)).toBe('request')
  })
})
