import { expect, it } from 'vitest'
import { en } from '../../../text/en.ts'
import { caption } from './bytes-pane.tsx'
import { remarksOf } from './frame-remarks.tsx'
import { treeAnswer } from './tree-answers.testing.ts'
import { openedAtFirst } from './tree-pane.tsx'

const FIELDS = [
  { path: 'header', span: [0, 4], depth: 0 },
  { path: 'header.correlationId', span: [0, 4], depth: 1 },
  { path: 'body', span: [4, 54], depth: 0 },
  { path: 'responses', type: '[]TopicProduceResponse', span: [4, 50], depth: 1 },
  { path: 'responses[0]', span: [5, 50], depth: 2 },
  { path: 'responses[0].errorCode', type: 'int16', span: [18, 20], depth: 3, isError: true },
  { path: 'throttleTimeMs', span: [50, 54], depth: 1, versions: '1-9' },
] as const

it('captions the selected bytes with range, type, name and version', () => {
  const tree = treeAnswer(FIELDS)

  expect(caption(tree, { row: 5, range: { start: 18, end: 20 } }, en.bytes)).toBe(
    '2 bytes at 0x12 \u00b7 int16 \u00b7 errorCode \u00b7 since v0',
  )
  expect(caption(tree, { row: 6, range: { start: 50, end: 54 } }, en.bytes)).toContain('v1-9')
})

it('captions the frame where nothing is selected', () => {
  expect(caption(treeAnswer(FIELDS), { row: -1, range: null }, en.bytes)).toBe(
    '54 bytes, 58 with the length',
  )
  expect(
    caption(treeAnswer(FIELDS, { size: 5_000_000 }), { row: -1, range: null }, en.bytes),
  ).toContain('the first 54 B are shown')
})

it('opens to depth two without the header, and down to every error', () => {
  expect(openedAtFirst(treeAnswer(FIELDS))).toEqual(new Set([2, 3, 4]))
})

it('says in words what is not as it seems', () => {
  const failure = {
    message: 'expected 4 bytes at 0x2e, 1 left',
    offset: 0x2e,
    path: 'topics[0].name',
  }
  expect(say({})).toEqual([])
  expect(say({ failure, unreadBytes: 8 })).toEqual([
    'Reading stopped in topics[0].name at 0x002e. expected 4 bytes at 0x2e, 1 left. 8 bytes not read.',
  ])
  expect(say({ status: 'assumed', schemaVersion: 11 })).toEqual([
    'Read with the schema of v11, which is assumed.',
  ])
  expect(say({ unreadBytes: 3 })).toEqual(['3 bytes not read.'])
  expect(say({ withheldBytes: 12, moreFields: 5 })).toHaveLength(2)
  expect(say({ status: 'undecodable', unreadBytes: 54 })).toEqual([en.pane.undecodable])
})

function say(changes: Parameters<typeof treeAnswer>[1]): string[] {
  return remarksOf(treeAnswer(FIELDS, changes), en.pane).map(({ text }) => text)
}
