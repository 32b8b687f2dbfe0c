// Puts the chosen theme on <html>, as the script of index.html does before the first paint, and
// keeps it there when the reader or the system changes it.
import { usePreferencesStore, type Theme } from './preferences-store.ts'

export function keepTheme(root: HTMLElement, prefersDark: MediaQueryList): void {
  const apply = (): void => {
    root.dataset['theme'] = themeName(usePreferencesStore.getState().theme, prefersDark.matches)
  }
  apply()
  usePreferencesStore.subscribe(apply)
  prefersDark.addEventListener('change', apply)
}

export function themeName(theme: Theme, prefersDark: boolean): 'light' | 'dark' {
  if (theme === 'system') return prefersDark ? 'dark' : 'light'
  return theme
}

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' }

export function nextTheme(theme: Theme): Theme {
  return NEXT[theme]
}
