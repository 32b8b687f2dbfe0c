// What a reader chose once and for all captures: theme, density, time format, shortcuts, sizes.
// Kept in localStorage under one key, which the theme script of index.html reads as well. Each
// field is read alone, so that one bad value never resets the others.
import * as z from 'zod/mini'
import { create } from 'zustand'
import { TIME_FORMATS, type TimeFormat } from '../lib/time.ts'

const KEY = 'brokerscope.preferences'

export type Theme = 'system' | 'light' | 'dark'
type Density = 'default' | 'dense'

export interface Preferences {
  readonly theme: Theme
  readonly density: Density
  readonly timeFormat: TimeFormat
  /** Shortcuts of a single letter can be switched off (WCAG 2.1.4). */
  readonly singleKeys: boolean
  /** Layouts of split panes by view, in percent. */
  readonly panes: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Widths by table and column, in pixels. */
  readonly widths: Readonly<Record<string, Readonly<Record<string, number>>>>
}

const sizes = z.record(z.string(), z.record(z.string(), z.number()))
const fields = {
  theme: z.catch(z.enum(['system', 'light', 'dark']), 'system'),
  density: z.catch(z.enum(['default', 'dense']), 'default'),
  timeFormat: z.catch(z.enum(TIME_FORMATS), 'relative'),
  singleKeys: z.catch(z.boolean(), true),
  panes: z.catch(sizes, {}),
  widths: z.catch(sizes, {}),
}
const schema = z.object(fields)

export const usePreferencesStore = create<Preferences>()(() => readPreferences(null))

/** Never throws: what cannot be read is the default. */
export function readPreferences(stored: string | null): Preferences {
  return schema.parse(parseObject(stored))
}

/** Reads once and writes every later change back. */
export function keepPreferences(storage: Pick<Storage, 'getItem' | 'setItem'>): void {
  usePreferencesStore.setState(readPreferences(storage.getItem(KEY)))
  usePreferencesStore.subscribe((preferences) => storage.setItem(KEY, JSON.stringify(preferences)))
}

export function changePreferences(changes: Partial<Preferences>): void {
  usePreferencesStore.setState(changes)
}

export function rememberPanes(group: string, layout: Readonly<Record<string, number>>): void {
  usePreferencesStore.setState(({ panes }) => ({ panes: { ...panes, [group]: layout } }))
}

export function rememberWidths(table: string, chosen: Readonly<Record<string, number>>): void {
  usePreferencesStore.setState(({ widths }) => ({ widths: { ...widths, [table]: chosen } }))
}

/** The key `z`: relative, delta, UTC, local, and again. */
export function cycleTimeFormat(): void {
  usePreferencesStore.setState(({ timeFormat }) => {
    const next = (TIME_FORMATS.indexOf(timeFormat) + 1) % TIME_FORMATS.length
    return { timeFormat: TIME_FORMATS[next] ?? 'relative' }
  })
}

function parseObject(stored: string | null): object {
  if (stored === null) return {}
  try {
    const parsed: unknown = JSON.parse(stored)
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    return {}
  }
}
