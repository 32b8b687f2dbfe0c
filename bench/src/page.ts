// docs/performance.md is written by hand around tables that benches write. Each bench owns what lies
// between its two markers, and nothing else.
import { readFile, writeFile } from 'node:fs/promises'
import { performancePage } from './paths.ts'

export async function writeSection(name: string, title: string, text: string): Promise<void> {
  const [open, close] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`]
  const section = `${open}\n\n${text.trim()}\n\n${close}`
  const page = await readFile(performancePage, 'utf8').catch(() => '# Performance\n')
  const [from, to] = [page.indexOf(open), page.indexOf(close)]
  const next =
    from < 0 || to < from
      ? `${page.trimEnd()}\n\n## ${title}\n\n${section}\n`
      : page.slice(0, from) + section + page.slice(to + close.length)
  await writeFile(performancePage, next)
}
