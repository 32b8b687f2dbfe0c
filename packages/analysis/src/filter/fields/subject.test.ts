import { expect, it } from 'vitest'
import { readSubject, subjectText } from './subject.ts'

it('splits at the first colon', () => {
  expect(readSubject('txn:a:b')).toEqual({ kind: 'txn', name: 'a:b' })
  expect(readSubject('TXN:a')).toEqual({ kind: 'txn', name: 'a' })
  expect([readSubject('txn:'), readSubject('what:a'), readSubject('a')]).toEqual(
    Array(3).fill(undefined),
  )
  expect(subjectText({ kind: 'group', name: 'g' })).toBe('group:g')
})
