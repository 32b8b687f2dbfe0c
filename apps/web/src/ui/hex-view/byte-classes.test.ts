import { expect, it } from 'vitest'
import { byteClasses, clip } from './byte-classes.ts'

const unread = { start: 40, end: 54, kind: 'unread' } as const

it('keeps selection and hover apart from what a byte belongs to', () => {
  expect(look(39)).toBe('')
  expect(look(40)).toBe(' hex-unread')
  expect(look(41)).toBe(' hex-unread is-selected')
  expect(look(42)).toBe(' hex-unread is-selected is-hovered is-first')
  expect(look(43)).toBe(' hex-unread is-hovered is-last')
})

it('gives a row only the spans that touch it', () => {
  const span = { start: 10, end: 20 }

  expect(clip(span, 16, 32)).toBe(span)
  expect(clip(span, 20, 32)).toBeNull()
  expect(clip(span, 0, 10)).toBeNull()
  expect(clip(null, 0, 10)).toBeNull()
})

function look(offset: number): string {
  return byteClasses(offset, [unread], { start: 41, end: 43 }, { start: 42, end: 44 })
}
