import type { Phase, Source } from '../../messages.ts'
import { openLiveSocket } from './browser-socket.ts'
import type { Feed } from './feed.ts'
import { fileFeed } from './file-feed.ts'
import { SessionFeed } from './session-feed.ts'

/** The feed of a source, or why there is none. */
export async function feedOf(source: Source): Promise<Feed | Phase> {
  if (source.kind === 'file') return fileFeed(source.file)
  const { liveUrl, recordUrl } = source
  return new SessionFeed({
    connect: (from) => openLiveSocket(liveUrl, from),
    firstOffset: () => askFirstOffset(recordUrl),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: () => Date.now(),
  })
}

async function askFirstOffset(recordUrl: string): Promise<number | null> {
  const response = await fetch(recordUrl)
  if (!response.ok) return null
  const record: unknown = await response.json()
  if (typeof record !== 'object' || record === null || !('firstOffset' in record)) return null
  return typeof record.firstOffset === 'number' ? record.firstOffset : null
}
