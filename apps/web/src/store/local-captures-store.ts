// The captures that were opened in this browser, newest first, as Start lists them. Their bytes are
// in engine/local-files.ts; here are names and counts, kept in localStorage.
import * as z from 'zod/mini'
import { create } from 'zustand'

const KEY = 'brokerscope.captures'
const MAX_LISTED = 100

const capture = z.object({
  id: z.string().check(z.regex(/^[a-z0-9]{1,32}$/)),
  name: z.string(),
  size: z.number(),
  openedAt: z.string(),
  /** Whether the bytes are still there after a reload. */
  isKept: z.boolean(),
  frames: z.nullable(z.number()),
  connections: z.nullable(z.number()),
  client: z.string(),
  /** Of frame 1, ISO; null until it was read. */
  startedAt: z.nullable(z.string()),
  lengthMs: z.nullable(z.number()),
})
export type LocalCapture = z.infer<typeof capture>

export const useLocalCaptures = create<{ readonly captures: readonly LocalCapture[] }>()(() => ({
  captures: [],
}))

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>

export function keepLocalCaptures(storage: Storage): void {
  useLocalCaptures.setState({ captures: readCaptures(storage.getItem(KEY)) })
  useLocalCaptures.subscribe(({ captures }) =>
    storage.setItem(KEY, JSON.stringify(captures.filter(({ isKept }) => isKept))),
  )
}

export function addLocalCapture(added: LocalCapture): void {
  useLocalCaptures.setState(({ captures }) => ({
    captures: [added, ...captures.filter(({ id }) => id !== added.id)].slice(0, MAX_LISTED),
  }))
}

export function changeLocalCapture(id: string, changes: Partial<LocalCapture>): void {
  useLocalCaptures.setState(({ captures }) => ({
    captures: captures.map((known) => (known.id === id ? { ...known, ...changes } : known)),
  }))
}

export function removeLocalCapture(id: string): void {
  useLocalCaptures.setState(({ captures }) => ({
    captures: captures.filter((known) => known.id !== id),
  }))
}

/** Entries that cannot be read are left out. */
export function readCaptures(stored: string | null): LocalCapture[] {
  try {
    const list: unknown = JSON.parse(stored ?? '[]')
    if (!Array.isArray(list)) return []
    return list.flatMap((entry: unknown) => {
      const read = z.safeParse(capture, entry)
      return read.success ? [read.data] : []
    })
  } catch {
    return []
  }
}
