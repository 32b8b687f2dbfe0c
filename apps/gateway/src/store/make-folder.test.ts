import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeFolder } from './make-folder.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brokerscope-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('makes a folder with those above it, for its owner only', async () => {
  await makeFolder(join(folder, 'a/b/c'))
  await makeFolder(join(folder, 'a/b/c'))

  expect(statSync(join(folder, 'a/b')).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'a/b/c')).mode & 0o777).toBe(0o700)
})

it('fails below a file', async () => {
  writeFileSync(join(folder, 'file'), '')

  await expect(makeFolder(join(folder, 'file/a/b'))).rejects.toMatchObject({ code: 'ENOTDIR' })
})

it.runIf(process.platform === 'linux')('fails under /proc instead of trying for ever', async () => {
  await expect(makeFolder('/proc/brokerscope/sessions')).rejects.toMatchObject({ code: 'ENOENT' })
})
