// The JSON comment with which each segment of our own sessions begins. A comment holds at most
// 65,535 bytes, so long lists go on in further comments of the same section header; a reader
// joins them. `"brokerscope":1` tells our comments from anybody else's.
import { parseNote } from './comments.ts'
import type { SectionInfo } from './events.ts'

const FORMAT = 1
const ENTRIES_PER_COMMENT = 200

type Entry = Record<string, unknown>

export function formatSectionComments(info: SectionInfo): string[] {
  const lists = { listeners: info.listeners, nodes: info.nodes, quirks: info.quirks }
  const first: Entry = {
    brokerscope: FORMAT,
    sessionId: info.sessionId,
    clusterId: info.clusterId,
    frame1TimeNs: info.frame1TimeNs === null ? null : String(info.frame1TimeNs),
  }
  const comments: Entry[] = [first]
  for (const [name, list] of Object.entries(lists)) {
    first[name] = list.slice(0, ENTRIES_PER_COMMENT)
    for (let at = ENTRIES_PER_COMMENT; at < list.length; at += ENTRIES_PER_COMMENT) {
      comments.push({ brokerscope: FORMAT, [name]: list.slice(at, at + ENTRIES_PER_COMMENT) })
    }
  }
  return comments.map((comment) => JSON.stringify(comment))
}

/** Undefined when no comment is ours. Tolerant: a field that does not parse is left empty. */
export function parseSectionComments(comments: readonly string[]): SectionInfo | undefined {
  const parts = comments.map(ownJson).filter((part) => part !== undefined)
  const first = parts.find((part) => typeof part['sessionId'] === 'string')
  if (first === undefined) return undefined

  const all = (name: string): unknown[] =>
    parts.flatMap((part) => {
      const list = part[name]
      return Array.isArray(list) ? (list as unknown[]) : []
    })
  const notes = comments.map(parseNote).filter((note) => note !== undefined)
  return {
    sessionId: String(first['sessionId']),
    clusterId: typeof first['clusterId'] === 'string' ? first['clusterId'] : null,
    listeners: all('listeners').filter(isListener),
    nodes: all('nodes').filter(isNode),
    frame1TimeNs: parseNanos(first['frame1TimeNs']),
    quirks: all('quirks').filter((quirk) => typeof quirk === 'string'),
    ...(notes.length > 0 ? { notes } : {}),
  }
}

function ownJson(comment: string): Entry | undefined {
  if (!comment.startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(comment)
    return isEntry(value) && value['brokerscope'] === FORMAT ? value : undefined
  } catch {
    return undefined // Not ours: any tool may write a comment that begins with a brace.
  }
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isListener(value: unknown): value is SectionInfo['listeners'][number] {
  if (!isEntry(value)) return false
  const { address, port, nodeId } = value
  return (
    typeof address === 'string' &&
    typeof port === 'number' &&
    (nodeId === null || typeof nodeId === 'number')
  )
}

function isNode(value: unknown): value is SectionInfo['nodes'][number] {
  if (!isEntry(value)) return false
  const { nodeId, host, port } = value
  return typeof nodeId === 'number' && typeof host === 'string' && typeof port === 'number'
}

function parseNanos(value: unknown): bigint | null {
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? BigInt(value) : null
}
