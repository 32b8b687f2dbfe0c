import type { SessionStore } from '../store/session-store.ts'

/** One read; what a slow reader holds in memory. */
const PIECE = 256 * 1024

/** The bytes from `from` up to `to`, each piece read when it is asked for. */
export async function* sessionBytes(
  store: Pick<SessionStore, 'read'>,
  id: string,
  from: number,
  to: number,
): AsyncGenerator<Uint8Array> {
  for (let next = from; next < to;) {
    const bytes = await store.read(id, next, Math.min(PIECE, to - next))
    if (bytes.length === 0) return
    next += bytes.length
    yield bytes
  }
}
