import { expect, it } from 'vitest'
import { nextTheme, themeName } from './theme.ts'

it('follows the system unless the reader chose', () => {
  expect(themeName('system', true)).toBe('dark')
  expect(themeName('system', false)).toBe('light')
  expect(themeName('light', true)).toBe('light')
  expect(themeName('dark', false)).toBe('dark')
})

it('walks through the three choices', () => {
  expect(nextTheme('system')).toBe('light')
  expect(nextTheme('light')).toBe('dark')
  expect(nextTheme('dark')).toBe('system')
})
