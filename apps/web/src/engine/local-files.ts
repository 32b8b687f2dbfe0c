// Captures that were opened from a file. The browser keeps a copy in its private file system where
// it can, so that a link to `#/local/<id>` survives a reload; it never leaves this browser.

const FOLDER = 'captures'
/** Larger files are open for this visit only. Our choice. */
const KEPT_BYTES = 512 << 20

const opened = new Map<string, File>()

/** Remembers the file for this visit at once; resolves to whether the browser kept a copy. */
export async function keepFile(id: string, file: File): Promise<boolean> {
  opened.set(id, file)
  if (file.size > KEPT_BYTES) return false
  try {
    const folder = await folderOf(true)
    const handle = await folder.getFileHandle(id, { create: true })
    await file.stream().pipeTo(await handle.createWritable())
    return true
  } catch {
    // No private file system here (no secure context, private window, full disk): for this visit only.
    return false
  }
}

export async function findFile(id: string): Promise<File | null> {
  const file = opened.get(id)
  if (file !== undefined) return file
  try {
    const folder = await folderOf(false)
    return await (await folder.getFileHandle(id)).getFile()
  } catch {
    return null
  }
}

export async function removeFile(id: string): Promise<void> {
  opened.delete(id)
  try {
    await (await folderOf(false)).removeEntry(id)
  } catch {
    // It was never kept.
  }
}

async function folderOf(create: boolean): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(FOLDER, { create })
}
