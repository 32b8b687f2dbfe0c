// Habits of the tree that no compiler checks: every source has its test, escapes from the type
// system only become fewer, and no file grows past what one reading holds.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
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

it('has a test beside every source file of a pure package', () => {
  const untested = sources
    .filter((path) => /^packages\/(codec|trace|analysis)\/src\//.test(path))
    .filter((path) => !isTest(path) && !path.endsWith('/index.ts') && holdsCode(text(path)))
    .filter((path) => !existsSync(join(root, path.replace(/\.ts$/, '.test.ts'))))

  expect(untested).toEqual([])
})

it('keeps every file under 500 lines', () => {
  const long = sources.filter((path) => text(path).split('\n').length > 500)

  expect(long).toEqual([])
})

it('does not gain escapes from the type system', () => {
  // The number may only go down: lower it when you remove one.
  const allowed = 0
  const escapes = sources
    .filter((path) => !isTest(path))
    .flatMap((path) => text(path).match(/: any\b|as any\b|<any>|@ts-(ignore|expect-error)/g) ?? [])

  expect(escapes.length).toBe(allowed)
})

/** Files of types and plain tables only have nothing to run. */
function holdsCode(source: string): boolean {
  return /\b(function|class|=>)/.test(source.replace(/\/\/.*|\/\*[^]*?\*\//g, ''))
}
