import { expect, it } from 'vitest'
import { behind, insideByFields, insideBySchema, versionOf, withVersionNode } from './inside.ts'

const content = (...bytes: number[]): { bytes: Uint8Array; start: number; end: number } => ({
  bytes: Uint8Array.from(bytes),
  start: 0,
  end: bytes.length,
})

it('reads by a schema of Kafka, spans counted from the first byte of the array', () => {
  const within = { ...content(9, 9, 0, 0, 0, 12, 7), start: 2, end: 6 }
  expect(insideBySchema('EndTxnMarker', 0, within)).toMatchObject({
    title: 'EndTxnMarker v0',
    status: 'ok',
    struct: { coordinatorEpoch: 12 },
    nodes: [{ name: 'coordinatorEpoch', start: 2, end: 6 }],
  })
})

it('shows bytes that are left as unread', () => {
  const inside = insideBySchema('EndTxnMarker', 0, content(0, 0, 0, 12, 7))
  expect(inside.status).toBe('partial')
  expect(inside.nodes[1]).toMatchObject({ note: 'unread', start: 4, end: 5 })
})

it('reads by a table of ours, a newer version as the last', () => {
  const fields = {
    name: 'Ours',
    versions: [0, 1] as const,
    fields: [{ name: 'a', type: 'int8' as const, versions: [0, 1] as const }],
  }
  expect(insideByFields(fields, 4, content(5))).toMatchObject({
    title: 'Ours v4',
    status: 'assumed',
    struct: { a: 5 },
  })
})

it('reads the version in front and shows it as a field', () => {
  const whole = content(0, 3, 0, 0, 0, 1)
  expect(versionOf(whole)).toBe(3)
  expect(versionOf(content(1))).toBeUndefined()
  const inside = withVersionNode(whole, 3, insideBySchema('EndTxnMarker', 0, behind(whole, 2)))
  expect(inside.nodes.map(({ name, start, end }) => [name, start, end])).toEqual([
    ['version', 0, 2],
    ['coordinatorEpoch', 2, 6],
  ])
})
