import { expect, it } from 'vitest'
import { columnTemplate, totalWidth } from './column.ts'

const columns = [
  { id: 'frame', width: 56, minWidth: 40 },
  { id: 'summary', width: 240, minWidth: 120, grows: true },
  { id: 'size', width: 72, minWidth: 48 },
] as const

it('gives each column its width and the rest to the one that grows', () => {
  expect(columnTemplate(columns, {})).toBe('56px minmax(240px, 1fr) 72px')
})

it('takes the widths that the reader chose, within their minimum', () => {
  expect(columnTemplate(columns, { frame: 90, size: 3 })).toBe('90px minmax(240px, 1fr) 48px')
})

it('adds up what the columns need at least', () => {
  expect(totalWidth(columns, { frame: 90 })).toBe(90 + 240 + 72)
})
