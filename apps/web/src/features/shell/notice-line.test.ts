import { expect, it } from 'vitest'
import { en } from '../../text/en.ts'
import { noticeText } from './notice-line.tsx'

it('says in a sentence what is wrong with a capture', () => {
  expect(say({ kind: 'gap', connection: 4, bytes: 1448, reason: 'lost' })).toBe(
    'c4: the capture lacks 1\u2009448 bytes; frames may be cut there.',
  )
  expect(say({ kind: 'gap', connection: 4, bytes: 1, reason: 'dropped' })).toBe(
    'c4: 1 byte passed without being recorded.',
  )
  expect(say({ kind: 'foreign', connection: 1, protocol: 'http' })).toBe(
    'c1 speaks HTTP, not Kafka.',
  )
  expect(say({ kind: 'foreign', connection: 1, protocol: 'tls' })).toContain('encrypted with TLS')
  expect(say({ kind: 'foreign', connection: 1, protocol: 'unknown' })).toBe(
    'c1 does not speak Kafka.',
  )
  expect(say({ kind: 'unfinished', connection: 2, have: 10, size: 50 })).toBe(
    'c2: a frame of 50 bytes ends after 10.',
  )
  expect(say({ kind: 'unfinished', connection: 2, have: 2, size: -1 })).toContain(
    'inside of a frame',
  )
  expect(say({ kind: 'closed', connection: 5, reason: 'The broker refused' })).toBe(
    'c5: The broker refused',
  )
  expect(say({ kind: 'midStream', connection: 3 })).toContain('mid-stream')
  expect(say({ kind: 'evicted', bytes: 2_000_000 })).toContain('2.00 MB')
  expect(say({ kind: 'problem', message: 'The file is cut' })).toBe('The file is cut')
})

function say(notice: Parameters<typeof noticeText>[0]): string {
  return noticeText(notice, en.notices)
}
