import { expect, it } from 'vitest'
import { InflateError } from '../decompressors.ts'
import { Output } from '../output.ts'
import { padded } from './bits.ts'
import { runSequences, type SequencesState } from './sequences.ts'

/** Runs one section over the literals 'abc', behind what `before` holds. */
function run(bytes: number[], before = ''): string {
  const state: SequencesState = { tables: [undefined, undefined, undefined], repeats: [1, 4, 8] }
  const literals = { buffer: Uint8Array.from(Buffer.from('abc')), length: 3, tree: undefined }
  const output = new Output(1000)
  output.append(Buffer.from(before))
  runSequences(padded(Uint8Array.from(bytes)), 0, bytes.length, state, literals, output, 0)
  return Buffer.from(output.finish()).toString()
}

// One sequence, each table a single code: literal length 3, distance code 0, match length 3.
const threeThenMatch = (distanceCode: number, bits: number): number[] => [
  1,
  0x54,
  3,
  distanceCode,
  0,
  bits,
]

it('appends the literals where there are no sequences', () => {
  expect(run([0])).toBe('abc')
})

it('copies literals, then what is one of the last distances back', () => {
  expect(run(threeThenMatch(0, 0x01))).toBe('abcccc')
})

it('reads a distance: 2^code plus its bits, less 3', () => {
  expect(run(threeThenMatch(2, 0b110))).toBe('abcabc')
})

it.each([
  ['no count', []],
  ['the reserved mode bits', [1, 0x55, 3, 0, 0, 1]],
  ['a code that does not exist', [1, 0x54, 36, 0, 0, 1]],
  ['a table of a block before, where there was none', [1, 0xfc, 1]],
  ['a match from before the frame', threeThenMatch(3, 0b1111)],
  ['more literals than there are', [1, 0x54, 4, 0, 0, 1]],
  ['bits that nobody reads', threeThenMatch(0, 0x03)],
  ['bytes after no sequences', [0, 1]],
])('refuses %s', (_, bytes) => {
  expect(() => run(bytes)).toThrow(InflateError)
})
