import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { compileFilter } from '../src/filter/filter.ts'
import { examples, filtersPage } from './filters-page.ts'

it('is what the tables in the code say', () => {
  const page = readFileSync(new URL('../../../docs/filters.md', import.meta.url), 'utf8')

  expect(page).toBe(filtersPage())
})

it.each(examples)('shows a filter that can be used: %s', (filter) => {
  expect(compileFilter(filter)).toMatchObject({ ok: true, warnings: [] })
})
