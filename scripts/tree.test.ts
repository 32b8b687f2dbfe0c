// Habits of the tree that no compiler checks: every source has its test, escapes from the type
// system only become fewer, and no file grows past what one reading holds.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)))
  .filter((path) => !/(^|\/)schema\/|\.d\.ts$/.test(path))

const isTest = (path: string) => /\.(test|bench)\.tsx?$/.test(path)
const text = (path: string) => readFileSync(join(root, path), 'utf8')

/** Shown by the tests of their folder only. The list may only shrink. */
const testedByNeighbours = [
  'packages/analysis/src/rules/offsets/ofle-contradicts-log.text.ts',
  'packages/codec/src/api-notes/transaction-apis.ts',
  'packages/codec/src/records/batch.ts',
  'packages/codec/src/records/inflate.ts',
  'packages/codec/src/records/legacy-tree.ts',
  'packages/codec/src/records/record.ts',
  'packages/codec/src/records/records-node.ts',
  'packages/codec/src/records/v2-tree.ts',
]

it('has a test beside every source file of a pure package', () => {
  const untested = sources
    .filter((path) => /^packages\/(codec|trace|analysis)\/src\//.test(path))
    .filter((path) => !isTest(path) && !path.endsWith('/index.ts') && holdsCode(text(path)))
    .filter((path) => !existsSync(join(root, path.replace(/\.ts$/, '.test.ts'))))

  expect(untested.toSorted()).toEqual(testedByNeighbours)
})

it('keeps every file under 500 lines', () => {
  const long = sources.filter((path) => text(path).split('\n').length > 500)

  expect(long).toEqual([])
})

// Where the compiler is told to believe us. A number may only go down: lower it when you remove one.
it.each([
  ['any', /: any\b|as any\b|<any>|@ts-(ignore|expect-error)/g, 0],
  ['as unknown as', /\bas unknown as\b/g, 5],
  ['!', /[\w)\]]!(?=[.;,)\]\s[(]|$)/gm, 180],
  ['lint', /oxlint-disable|eslint-disable/g, 8],
])('does not gain escapes from the type system: %s', (name, pattern, allowed) => {
  const found = sources
    .filter((path) => !isTest(path))
    .flatMap(
      (path) => (name === 'lint' ? text(path) : withoutProse(text(path))).match(pattern) ?? [],
    )

  expect(found.length).toBeLessThanOrEqual(allowed)
})

it('names files in its documents that exist', () => {
  const documents = ['README.md', 'docs/architecture.md']
  const missing = documents.flatMap((document) =>
    [...text(document).matchAll(/`((?:packages|apps|lab|e2e|bench|docs|scripts)\/[\w./-]+)`/g)]
      .map(([, path]) => path!)
      .filter((path) => !existsSync(join(root, path))),
  )

  expect(missing).toEqual([])
})

function withoutProse(source: string): string {
  return source.replace(/\/\/.*|\/\*[^]*?\*\//g, '')
}

/** Files of types and plain tables only have nothing to run. */
function holdsCode(source: string): boolean {
  const code = withoutProse(stripTypeScriptTypes(source)).replace(/'[^'\n]*'|"[^"\n]*"/g, '')
  return /\b(function|class)\b|=>/.test(code)
}
