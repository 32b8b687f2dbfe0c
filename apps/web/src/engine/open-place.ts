// Opens what a route names. The only place where routes, files, the gateway and the engine meet.
import type { Place } from '../lib/route.ts'
import {
  addLocalCapture,
  changeLocalCapture,
  useLocalCaptures,
} from '../store/local-captures-store.ts'
import { openPlace } from '../store/view-store.ts'
import { openSource } from './engine-client.ts'
import { readSession, Refused, sessionUrls } from './gateway.ts'
import { findFile, keepFile } from './local-files.ts'

export type Opening =
  | 'opened'
  /** The file is not in this browser, or not any more. */
  | 'localGone'
  /** The gateway knows no such session. */
  | 'sessionGone'
  | 'gatewayAbsent'
  | 'unsupported'

/** Opens a file as a new local capture and goes there. */
export function openFile(file: File): void {
  const id = Math.random().toString(36).slice(2, 10)
  addLocalCapture({
    id,
    name: file.name,
    size: file.size,
    openedAt: new Date().toISOString(),
    isKept: false,
    frames: null,
    connections: null,
    client: '',
    startedAt: null,
    lengthMs: null,
  })
  void keepFile(id, file).then((isKept) => {
    if (isKept) changeLocalCapture(id, { isKept })
  })
  openPlace({ kind: 'local', id })
}

export async function openRoutePlace(place: Place): Promise<Opening> {
  switch (place.kind) {
    case 'local': {
      const file = await findFile(place.id)
      if (file === null) return 'localGone'
      const known = useLocalCaptures.getState().captures.find(({ id }) => id === place.id)
      openSource({ kind: 'file', file }, known?.name ?? file.name)
      return 'opened'
    }
    case 'session':
      return openSession(place.id)
    default:
      return 'unsupported'
  }
}

async function openSession(id: string): Promise<Opening> {
  try {
    const { name } = await readSession(id)
    openSource({ kind: 'session', ...sessionUrls(id) }, name)
    return 'opened'
  } catch (error) {
    return error instanceof Refused && error.status === 404 ? 'sessionGone' : 'gatewayAbsent'
  }
}
