import { describe, expect, it } from 'vitest'
import { formatNote } from './comments.ts'
import { formatSectionComments, parseSectionComments } from './section-info.ts'
import type { SectionInfo } from './events.ts'

const INFO: SectionInfo = {
  sessionId: '0123456789ab',
  clusterId: 'cluster',
  listeners: [{ address: '127.0.0.1', port: 19_092, nodeId: null }],
  nodes: [{ nodeId: 1, host: 'broker-1', port: 9092 }],
  frame1TimeNs: 1_700_000_000_123_456_789n,
  quirks: ['OffsetForLeaderEpoch answers zero'],
}

describe('the comment of a section', () => {
  it('is JSON and says all again', () => {
    const comments = formatSectionComments(INFO)

    expect(comments).toHaveLength(1)
    expect(JSON.parse(comments[0] ?? '')).toMatchObject({ brokerscope: 1, clusterId: 'cluster' })
    expect(parseSectionComments(comments)).toEqual(INFO)
  })

  it('goes on in further comments when there are many nodes', () => {
    const many = {
      ...INFO,
      clusterId: null,
      frame1TimeNs: null,
      listeners: Array.from({ length: 900 }, (_, at) => ({
        address: '2001:db8:1111:2222:3333:4444:5555:6666',
        port: 10_000 + at,
        nodeId: at,
      })),
      nodes: Array.from({ length: 900 }, (_, nodeId) => ({
        nodeId,
        host: 'a'.repeat(200),
        port: 9092,
      })),
    }

    const comments = formatSectionComments(many)

    expect(Math.max(...comments.map(({ length }) => length))).toBeLessThan(65_535)
    expect(parseSectionComments(comments)).toEqual(many)
  })

  it('carries the notes that stand on no frame', () => {
    const comments = [...formatSectionComments(INFO), formatNote('{"id":1}')]

    expect(parseSectionComments(comments)?.notes).toEqual(['{"id":1}'])
  })

  it.each([
    [[]],
    [['made by hand']],
    [['{ not JSON']],
    [['{"sessionId":"x"}']],
    [['{"brokerscope":2,"sessionId":"x"}']],
    [['{"brokerscope":1}']],
  ])('is not seen in %j', (comments) => {
    expect(parseSectionComments(comments)).toBeUndefined()
  })

  it('loses what is broken and keeps the rest', () => {
    const broken = {
      brokerscope: 1,
      sessionId: 'x',
      clusterId: 5,
      frame1TimeNs: 'soon',
      listeners: [{ address: 'a' }, 3, null, [], { address: 'a', port: 1, nodeId: 2 }],
      nodes: 'none',
      quirks: [1, 'one'],
    }

    expect(parseSectionComments([JSON.stringify(broken)])).toEqual({
      sessionId: 'x',
      clusterId: null,
      listeners: [{ address: 'a', port: 1, nodeId: 2 }],
      nodes: [],
      frame1TimeNs: null,
      quirks: ['one'],
    })
  })
})
