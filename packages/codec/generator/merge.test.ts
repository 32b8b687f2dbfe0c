import { expect, it } from 'vitest'
import type { Field, Range } from '../src/schema.ts'
import type { KafkaMessage } from './kafka-json.ts'
import { clip, mergeReleases } from './merge.ts'

function message(
  versions: Range | undefined,
  flexible: Range | undefined,
  fields: Field[],
): KafkaMessage {
  return {
    name: 'ThingRequest',
    kind: 'request',
    apiKey: 1,
    module: 'clients',
    listeners: [],
    unstable: false,
    versions,
    flexible,
    fields,
  }
}

const int32 = (name: string, versions: Range): Field => ({ name, type: 'int32', versions })

it('fills the versions that the newest release no longer has', () => {
  const newest = message([3, 5], [4, 5], [int32('a', [3, 5]), int32('c', [4, 5])])
  const older = message(
    [0, 4],
    [4, 4],
    [int32('a', [0, 4]), int32('b', [0, 1]), int32('c', [4, 4])],
  )

  expect(mergeReleases(newest, older, '3.9')).toEqual({
    name: 'ThingRequest',
    versions: [0, 5],
    flexible: [4, 5],
    fields: [int32('a', [0, 5]), int32('b', [0, 1]), int32('c', [4, 5])],
  })
})

it('lets fields stand side by side that one range cannot say', () => {
  const newest = message([2, 3], undefined, [{ ...int32('a', [3, 3]), nullable: [3, 3] }])
  const older = message([0, 2], undefined, [int32('a', [0, 0])])

  expect(mergeReleases(newest, older, '3.9')?.fields).toEqual([
    int32('a', [0, 0]),
    { ...int32('a', [3, 3]), nullable: [3, 3] },
  ])
})

it('keeps what the older release means where it differs', () => {
  const newest = message([0, 1], undefined, [int32('newName', [0, 1])])
  const older = message([0, 1], undefined, [int32('a', [0, 0]), int32('newName', [1, 1])])

  expect(mergeReleases(newest, older, '3.9')).toMatchObject({
    fields: [int32('newName', [0, 1])],
    older: { release: '3.9', name: 'ThingRequest', versions: [0, 0], fields: [int32('a', [0, 0])] },
  })
})

it('does not call a tagged field that was added a difference', () => {
  const tagged: Field = { ...int32('t', [0, 0]), tag: 0, tagged: [0, 0] }
  const merged = mergeReleases(
    message([0, 0], [0, 0], [tagged]),
    message([0, 0], [0, 0], []),
    '3.9',
  )

  expect(merged?.older).toBeUndefined()
})

it('takes the only release that has a version', () => {
  const gone = message(undefined, undefined, [])
  const only = message([0, 1], undefined, [int32('a', [0, 1])])

  expect(mergeReleases(gone, only, '3.9')?.versions).toEqual([0, 1])
  expect(mergeReleases(only, undefined, '3.9')?.versions).toEqual([0, 1])
  expect(mergeReleases(undefined, gone, '3.9')).toBeUndefined()
})

it('stops where the older release is ahead', () => {
  expect(() =>
    mergeReleases(message([0, 1], undefined, []), message([0, 2], undefined, []), '3.9'),
  ).toThrow('has a version that the newest has not reached')
})

it('clips fields and all that depends on versions', () => {
  const field: Field = {
    name: 'a',
    type: 'struct',
    versions: [0, 9],
    nullable: [5, 9],
    tag: 1,
    tagged: [8, 9],
    struct: 'A',
    fields: [int32('b', [9, 9])],
  }

  expect(clip([field], [0, 6])).toEqual([
    { name: 'a', type: 'struct', versions: [0, 6], nullable: [5, 6], struct: 'A', fields: [] },
  ])
})
