import { expect, it } from 'vitest'
import { NOTHING } from '../../store/session-store.ts'
import { en } from '../../text/en.ts'
import { answerText } from './answer-line.tsx'

const ended = { ...NOTHING, phase: { name: 'ended' } } as const

it('names the errors of the answers', () => {
  const errors = [
    { code: 14, name: 'COORDINATOR_LOAD_IN_PROGRESS', count: 1 },
    { code: 35, name: 'UNSUPPORTED_VERSION', count: 2 },
  ]

  expect(answerText({ ...ended, frames: 22, connections: 4, errors }, null, en.frames)).toBe(
    '22 frames on 4 connections, COORDINATOR_LOAD_IN_PROGRESS (14), UNSUPPORTED_VERSION (35) \u00d72',
  )
})

it('says plainly that nothing is wrong', () => {
  expect(answerText({ ...ended, frames: 1, connections: 1 }, null, en.frames)).toBe(
    '1 frame on 1 connection, no answer carries an error',
  )
})

it('names few errors and counts the others', () => {
  const errors = [1, 2, 3, 4, 5].map((code) => ({ code, name: `E${code}`, count: 2 }))

  expect(answerText({ ...ended, frames: 9, connections: 1, errors }, null, en.frames)).toContain(
    'E3 (3) \u00d72, 4 other errors',
  )
})

it('says "so far" while the capture is still read', () => {
  expect(answerText({ ...NOTHING, frames: 5, connections: 1 }, null, en.frames)).toMatch(/ so far$/)
})

it('counts up to the cursor and claims nothing about what lies after it', () => {
  expect(answerText({ ...ended, frames: 22, connections: 4 }, 5, en.frames)).toBe(
    '5 of 22 frames, up to the cursor',
  )
})
