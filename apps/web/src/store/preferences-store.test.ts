import { beforeEach, expect, it } from 'vitest'
import {
  changePreferences,
  cycleTimeFormat,
  keepPreferences,
  readPreferences,
  rememberWidths,
  usePreferencesStore,
} from './preferences-store.ts'

const defaults = readPreferences(null)

beforeEach(() => usePreferencesStore.setState(defaults, true))

it('starts with the system theme and every shortcut on', () => {
  expect(defaults).toEqual({
    theme: 'system',
    density: 'default',
    timeFormat: 'relative',
    singleKeys: true,
    panes: {},
    widths: {},
  })
})

it('reads each field alone', () => {
  const stored = JSON.stringify({
    theme: 'pink',
    density: 'dense',
    panes: { frames: { list: 'x' } },
  })

  expect(readPreferences(stored)).toEqual({ ...defaults, density: 'dense' })
})

it('survives anything in storage', () => {
  for (const stored of ['', 'null', '7', '[', '"text"']) {
    expect(readPreferences(stored)).toEqual(defaults)
  }
})

it('writes changes where the next visit reads them', () => {
  const storage = new Map<string, string>()
  keepPreferences({
    getItem: (key) => storage.get(key) ?? null,
    setItem: (key, value) => void storage.set(key, value),
  })

  changePreferences({ theme: 'dark' })
  rememberWidths('frames', { api: 240 })
  rememberWidths('frames', { api: 240, node: 40 })

  const kept = readPreferences(storage.get('brokerscope.preferences') ?? null)
  expect(kept.theme).toBe('dark')
  expect(kept.widths).toEqual({ frames: { api: 240, node: 40 } })
})

it('walks through the time formats and comes back', () => {
  const seen = Array.from({ length: 4 }, () => {
    cycleTimeFormat()
    return usePreferencesStore.getState().timeFormat
  })

  expect(seen).toEqual(['delta', 'utc', 'local', 'relative'])
})
