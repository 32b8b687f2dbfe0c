// Writes the generated pages of docs/: `pnpm --filter brokerscope run docs`.
import { writeFileSync } from 'node:fs'
import { referencePages } from './pages.ts'

const root = new URL('../../../../', import.meta.url)
for (const [path, text] of referencePages()) writeFileSync(new URL(path, root), text)
