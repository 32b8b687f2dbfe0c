import { expect, it } from 'vitest'
import { evictions, type HeldSession } from './quota.ts'

it('deletes nothing while everything fits', () => {
  expect(evictions([session('a', [100, 100])], { sessionBytes: 200, totalBytes: 200 })).toEqual([])
})

it('deletes whole oldest segments of a session above its quota', () => {
  const held = session('a', [100, 100, 100])

  expect(evictions([held], { sessionBytes: 250, totalBytes: 1000 })).toEqual([
    { sessionId: 'a', segments: 1 },
  ])
})

it('never deletes the segment that is being written', () => {
  const held = session('a', [500], { isRecording: true })

  expect(evictions([held], { sessionBytes: 100, totalBytes: 100 })).toEqual([])
})

it('takes from the oldest stopped session first when all together are too large', () => {
  const held = [
    session('live', [100, 100], { isRecording: true, startedAt: 1 }),
    session('new', [100, 100], { startedAt: 3 }),
    session('old', [100, 100], { startedAt: 2 }),
  ]

  expect(evictions(held, { sessionBytes: 1000, totalBytes: 350 })).toEqual(
    [
      { sessionId: 'old', segments: 2 },
      { sessionId: 'new', segments: 1 },
    ].toSorted((a, b) => a.sessionId.localeCompare(b.sessionId)),
  )
})

it('takes from the live session when no stopped one is left', () => {
  const held = [session('live', [100, 100, 100], { isRecording: true })]

  expect(evictions(held, { sessionBytes: 1000, totalBytes: 150 })).toEqual([
    { sessionId: 'live', segments: 2 },
  ])
})

function session(
  id: string,
  sizes: readonly number[],
  more: Partial<HeldSession> = {},
): HeldSession {
  let end = 0
  const segments = sizes.map((size, index) => {
    const start = end
    end += size
    return { number: index + 1, start }
  })
  return { id, isRecording: false, startedAt: 0, segments, end, ...more }
}
