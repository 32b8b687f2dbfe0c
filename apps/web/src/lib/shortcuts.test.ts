import { expect, it } from 'vitest'
import { commandOf, SHORTCUTS } from './shortcuts.ts'

const press = (key: string, changes = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...changes,
})

it('finds the command of a key', () => {
  expect(commandOf(press('p'), true)).toBe('pair')
  expect(commandOf(press(' '), true)).toBe('pause')
  expect(commandOf(press('F6', { shiftKey: true }), true)).toBe('pane.previous')
  expect(commandOf(press('?', { shiftKey: true }), true)).toBe('help')
})

it('takes Command for Control', () => {
  expect(commandOf(press('g', { metaKey: true }), true)).toBe('goTo')
  expect(commandOf(press('.', { ctrlKey: true }), true)).toBe('conversation.next')
})

it('switches single letters off, and only those', () => {
  expect(commandOf(press('p'), false)).toBeUndefined()
  expect(commandOf(press('Escape'), false)).toBe('leave')
  expect(commandOf(press('g', { ctrlKey: true }), false)).toBe('goTo')
})

it('leaves Alt and unknown keys alone', () => {
  expect(commandOf(press('p', { altKey: true }), true)).toBeUndefined()
  expect(commandOf(press('Ctrl'), true)).toBeUndefined()
})

it('gives each key one meaning', () => {
  const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys)

  expect(new Set(keys).size).toBe(keys.length)
})
