// What a start makes of a session that it finds: how many bytes there are, what a crash left
// half done, and that nobody records it any more.
import { unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { CatalogueEntry } from './catalogue.ts'
import { HeldSession } from './held-session.ts'
import { readProgress } from './progress-file.ts'
import { listSegments, segmentName, segmentNumbers } from './segment-files.ts'

/** The returned session holds the same entry if there was nothing to mend. */
export async function recoverSession(folder: string, entry: CatalogueEntry): Promise<HeldSession> {
  await deleteEvicted(folder, entry.firstSegment)
  const first = { number: entry.firstSegment, start: entry.firstOffset }
  const segments = await listSegments(folder, first)
  const last = segments.at(-1)
  const end = last === undefined ? entry.firstOffset : last.start + last.bytes
  if (entry.state === 'stopped') {
    return new HeldSession(end === entry.end ? entry : { ...entry, end }, segments)
  }
  const interrupted = {
    ...entry,
    ...(await readProgress(folder)),
    end,
    state: 'stopped' as const,
    endedAt: last?.modifiedAt.toISOString() ?? entry.startedAt,
  }
  return new HeldSession(interrupted, segments)
}

/** Files whose deletion was decided and not carried out. */
async function deleteEvicted(folder: string, firstSegment: number): Promise<void> {
  for (const number of await segmentNumbers(folder)) {
    if (number < firstSegment) await unlink(join(folder, segmentName(number)))
  }
}
