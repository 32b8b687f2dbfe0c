// mkdir -p. Node's own `recursive` never returns where a folder exists and nothing can be made in
// it, as under /proc: there the system says "no such file" each time, and Node tries again.
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

export async function makeFolder(path: string): Promise<void> {
  if (await isMade(path)) return
  await makeFolder(dirname(path))
  await mkdir(path, { mode: 0o700 }).catch(unlessItExists)
}

/** False if the folder above is missing. */
async function isMade(path: string): Promise<boolean> {
  try {
    await mkdir(path, { mode: 0o700 })
    return true
  } catch (error) {
    const isParentMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (isParentMissing && dirname(path) !== path) return false
    unlessItExists(error)
    return true
  }
}

function unlessItExists(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
}
