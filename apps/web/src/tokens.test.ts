// Recomputes the measured contrasts of the colour tokens (WCAG 2.x formula) from tokens.css, so that
// nobody changes a colour without seeing what it does to a reader.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const themes = {
  light: readBlock(/:root \{\s*\/\* light \*\/([^}]*)\}/),
  dark: readBlock(/:root\[data-theme='dark'\] \{([^}]*)\}/),
}
const GROUNDS = ['surface-1', 'surface-2', 'row-selected']

const TEXT = [
  'ink-1 ink-2 ink-3 accent request response focus cmp-a cmp-b',
  'error-ink warn-ink info-ink ok-ink assumed-ink val-num val-str val-sym',
].flatMap((line) => line.split(' '))
const MARKS = [
  'error-mark warn-mark info-mark ok-mark unknown-mark cursor',
  'fam-connect fam-produce fam-fetch fam-offsets fam-txn fam-group fam-admin',
].flatMap((line) => line.split(' '))

/** Lowest of each group on surface-1, surface-2 and the selected row: light, then dark. */
const MEASURED: [string, number[], number[]][] = [
  ['ink-1', [17.87, 15.75, 14.31], [14.48, 13.45, 10.49]],
  ['ink-2', [8.38, 7.39, 6.71], [8.98, 8.34, 6.51]],
  ['ink-3 unknown-mark response', [5.88, 5.18, 4.7], [6.24, 5.8, 4.52]],
  ['accent request focus cmp-a', [7.07, 6.23, 5.66], [7.93, 7.36, 5.74]],
  ['error-ink', [7.75, 6.84, 6.21], [8.09, 7.51, 5.86]],
  ['warn-ink', [7.41, 6.53, 5.93], [9.35, 8.69, 6.77]],
  ['info-ink', [6.39, 5.63, 5.11], [8.9, 8.27, 6.45]],
  ['ok-ink val-str', [7.32, 6.45, 5.86], [8.61, 8.0, 6.23]],
  ['assumed-ink val-sym', [7.53, 6.64, 6.03], [8.26, 7.68, 5.99]],
  ['val-num', [8.72, 7.69, 6.98], [10.12, 9.4, 7.33]],
  ['cmp-b', [6.5, 5.73, 5.2], [8.52, 7.91, 6.17]],
  ['cursor', [6.19, 5.46, 4.96], [6.99, 6.5, 5.07]],
  ['error-mark', [9.72, 8.56, 7.78], [5.43, 5.05, 3.93]],
  ['warn-mark', [3.79, 3.34, 3.04], [10.86, 10.09, 7.87]],
  ['info-mark', [8.27, 7.29, 6.62], [6.04, 5.61, 4.37]],
  ['ok-mark', [4.25, 3.74, 3.4], [12.28, 11.41, 8.89]],
  [
    MARKS.filter((name) => name.startsWith('fam-')).join(' '),
    [3.83, 3.38, 3.07],
    [4.49, 4.17, 3.25],
  ],
]

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  it.each(TEXT)('%s is readable as text on every ground', (name) => {
    for (const ground of GROUNDS) expect(contrast(theme, name, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(MARKS)('%s is visible as a mark on every ground', (name) => {
    for (const ground of GROUNDS) expect(contrast(theme, name, ground)).toBeGreaterThanOrEqual(3)
  })

  it('keeps control borders visible', () => {
    for (const ground of ['surface-1', 'surface-2', 'sunken']) {
      expect(contrast(theme, 'border-control', ground)).toBeGreaterThanOrEqual(3)
    }
  })

  it('keeps ink readable on canvas, pressed surfaces, wells and every byte mark', () => {
    for (const ink of ['ink-1', 'ink-2', 'ink-3']) {
      for (const ground of ['canvas', 'surface-3', 'sunken']) {
        expect(contrast(theme, ink, ground)).toBeGreaterThanOrEqual(4.5)
      }
    }
    for (const ground of ['field', 'hover', 'unread', 'unknown-tag', 'withheld']) {
      expect(contrast(theme, 'ink-1', `hex-${ground}`)).toBeGreaterThanOrEqual(7)
    }
    expect(contrast(theme, 'ink-1', 'match')).toBeGreaterThanOrEqual(7)
  })

  it('keeps each ink readable on its own wash, and text on the accent', () => {
    for (const name of ['error', 'warn', 'info', 'ok', 'assumed']) {
      expect(contrast(theme, `${name}-ink`, `${name}-wash`)).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(theme, 'on-accent', 'accent')).toBeGreaterThanOrEqual(4.5)
  })

  it.each(MEASURED)('measures %s as published', (names, light, dark) => {
    const lowest = GROUNDS.map((ground) =>
      Math.min(...names.split(' ').map((name) => contrast(theme, name, ground))),
    )

    for (const [index, published] of (theme === 'light' ? light : dark).entries()) {
      expect(lowest[index]).toBeCloseTo(published, 1)
    }
  })
})

it('defines the same colours in both themes', () => {
  expect(Object.keys(themes.dark).toSorted()).toEqual(Object.keys(themes.light).toSorted())
})

function readBlock(pattern: RegExp): Record<string, string> {
  const body = pattern.exec(css)?.[1] ?? ''
  return Object.fromEntries(
    [...body.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  )
}

function contrast(theme: 'light' | 'dark', foreground: string, ground: string): number {
  const [first = 0, second = 0] = [foreground, ground]
    .map((name) => luminance(themes[theme][name] ?? ''))
    .toSorted((a, b) => b - a)
  return (first + 0.05) / (second + 0.05)
}

function luminance(hex: string): number {
  if (!/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`Not a colour token: ${hex}`)
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
