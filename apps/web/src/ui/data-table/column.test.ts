import { expect, it } from 'vitest'
import { columnTemplate } from './column.ts'

function column(size: number, meta?: { readonly grows?: true }) {
  return { columnDef: { meta }, getSize: () => size }
}

it('gives each column its width and the rest to the one that grows', () => {
  expect(columnTemplate([column(56), column(240, { grows: true }), column(72, {})])).toBe(
    '56px minmax(240px, 1fr) 72px',
  )
})
