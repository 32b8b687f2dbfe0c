// Writes docs/filters.md.
import { writeFileSync } from 'node:fs'
import { filtersPage } from './filters-page.ts'

writeFileSync(new URL('../../../docs/filters.md', import.meta.url), filtersPage())
