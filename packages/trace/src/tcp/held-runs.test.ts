import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { Assembly, RUN_OVERHEAD_BYTES } from '../assembly.ts'
import { HeldRuns } from './held-runs.ts'
import type { Run } from './run.ts'

function runAt(offset: number, letters: string, cut = 0): Run {
  const data = Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
  return {
    data,
    start: 0,
    end: data.length,
    fileOffset: 1000 + offset,
    offset,
    cut,
    packet: 1,
    timeNs: 1n,
    atSegmentStart: true,
    comments: undefined,
  }
}

function taken(held: HeldRuns): Run[] {
  const runs: Run[] = []
  for (let run = held.takeFirst(); run !== undefined; run = held.takeFirst()) runs.push(run)
  return runs
}

function textOf({ offset, data, start, end }: Run): string {
  return `${offset} ${new TextDecoder().decode(data.subarray(start, end))}`
}

describe('runs that wait', () => {
  it('come out in order; what came first wins', () => {
    const held = new HeldRuns(new Assembly({}))

    for (const run of [runAt(8, 'ij'), runAt(4, 'ef'), runAt(3, 'DEFGHIJKL')]) {
      held.add(run, run.offset)
    }

    const runs = taken(held)
    expect(runs.map(textOf)).toEqual(['3 D', '4 ef', '6 GH', '8 ij', '10 KL'])
    expect(runs.map(({ atSegmentStart }) => atSegmentStart)).toEqual([
      true,
      true,
      false,
      true,
      false,
    ])
    expect(runs.map(({ fileOffset, offset }) => fileOffset - offset)).toEqual(runs.map(() => 1000))
  })

  it('say what was cut behind them, also without bytes', () => {
    const held = new HeldRuns(new Assembly({}))

    for (const run of [runAt(6, '', 3), runAt(2, 'cd', 5)]) held.add(run, run.offset)

    expect(taken(held).map(({ offset, cut }) => [offset, cut])).toEqual([
      [2, 5],
      [6, 3],
    ])
  })

  it('count what they cost beside their bytes', () => {
    const assembly = new Assembly({})
    const held = new HeldRuns(assembly)

    held.add(runAt(2, 'c'), 2)
    held.add(runAt(4, 'e'), 4)
    expect(held.bytes).toBe(2 * (1 + RUN_OVERHEAD_BYTES))
    held.takeFirst()
    expect(assembly.heldBytes).toBe(1 + RUN_OVERHEAD_BYTES)
    held.clear()

    expect([held.bytes, assembly.heldBytes, held.first]).toEqual([0, 0, undefined])
  })

  it('hold each byte once, whatever came in whatever order', () => {
    const places = fc.array(fc.tuple(fc.nat(30), fc.string({ minLength: 1, maxLength: 9 })))
    fc.assert(
      fc.property(places, fc.nat(10), (runs, from) => {
        const assembly = new Assembly({})
        const held = new HeldRuns(assembly)
        const expected = new Map<number, number>()
        for (const [offset, letters] of runs) {
          const run = runAt(offset, letters)
          if (offset + run.end > from) held.add(run, Math.max(offset, from))
          for (const [index, byte] of run.data.entries()) {
            const at = offset + index
            if (at >= from && !expected.has(at)) expected.set(at, byte)
          }
        }
        const found = taken(held).flatMap(({ offset, data }) =>
          [...data].map((byte, index) => [offset + index, byte] as const),
        )

        expect(found).toEqual([...expected].toSorted(([one], [other]) => one - other))
        expect(assembly.heldBytes).toBe(0)
      }),
    )
  })
})
