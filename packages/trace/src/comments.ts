/// <reference path="./globals.d.ts" />
// Comments that our sessions carry on packets. Each is one pcapng option, so below 64 KiB; any
// tool shows them as text, and a reader that does not know them loses nothing but what they say.
//
//   brokerscope:connection 7 node=3 use=2   on the SYN: connection c7 to node 3, second use of its ports
//   brokerscope:prelude                     repeated from an earlier segment
//   brokerscope:resume 120,4711*            on a repeated SYN: where both streams stand; * inside a frame
//   brokerscope:offset 4294967300           stream offset of the first byte, where sequence numbers do not tell
//   brokerscope:resync                      a frame starts with the first byte
//   brokerscope:withheld 12,20,sasl 40,3,x  zeroed: offset,length,kind in the frame that this packet ends
//   brokerscope:broker 1/2 <base64>         what the broker had sent instead, see splices.ts
//   brokerscope:closed <sentence>           on a RST: why the connection ended
//   brokerscope:note <json>                 a person's note
import { joinSplices } from './splices.ts'
import type { Splice, WithheldRange } from './events.ts'

export const PRELUDE = 'brokerscope:prelude'
export const RESYNC = 'brokerscope:resync'
/** Below the 65,535 of a pcapng option, with room for the words before the value. */
const MAX_COMMENT_BYTES = 65_000

const MAX_REASON = 1_000

/** What the comments of one packet say. */
export interface PacketComments {
  connection?: { readonly id: number; readonly nodeId?: number; readonly use?: number }
  prelude?: true
  resume?: { readonly request: Position; readonly response: Position }
  offset?: number
  resync?: true
  closed?: string
  withheld?: WithheldRange[]
  splices?: Splice[]
  notes?: string[]
  /** Everything that is not ours. */
  others?: string[]
}

export interface Position {
  readonly offset: number
  readonly insideFrame: boolean
}

export function formatConnection(id: number, nodeId: number | undefined, use: number): string {
  const node = nodeId === undefined ? '' : ` node=${nodeId}`
  return `brokerscope:connection ${id}${node}${use > 1 ? ` use=${use}` : ''}`
}

export function formatResume(request: Position, response: Position): string {
  const text = (at: Position): string => `${at.offset}${at.insideFrame ? '*' : ''}`
  return `brokerscope:resume ${text(request)},${text(response)}`
}

export function formatOffset(streamOffset: number): string {
  return `brokerscope:offset ${streamOffset}`
}

export function formatClosed(reason: string): string {
  return `brokerscope:closed ${reason.slice(0, MAX_REASON)}`
}

/** As many comments as the ranges need. A kind is one word without a comma. */
export function formatWithheld(ranges: readonly WithheldRange[]): string[] {
  const comments: string[] = []
  let text = ''
  for (const { offset, length, kind } of ranges) {
    const range = ` ${offset},${length},${kind}`
    if (text.length + range.length > MAX_COMMENT_BYTES - 100) {
      comments.push(`brokerscope:withheld${text}`)
      text = ''
    }
    text += range
  }
  if (text !== '') comments.push(`brokerscope:withheld${text}`)
  return comments
}

/** Throws when the note is longer than a comment can be. */
export function formatNote(json: string): string {
  const bytes = new TextEncoder().encode(json).length
  if (bytes > MAX_COMMENT_BYTES) {
    throw new RangeError(
      `A note holds at most ${MAX_COMMENT_BYTES} bytes, this one has ${bytes}: shorten it`,
    )
  }
  return `brokerscope:note ${json}`
}

export function parseNote(comment: string): string | undefined {
  return comment.startsWith('brokerscope:note ') ? comment.slice(17) : undefined
}

export function parsePacketComments(comments: readonly string[]): PacketComments {
  const found: PacketComments = {}
  const brokerParts: string[] = []
  for (const comment of comments) {
    if (comment.startsWith('brokerscope:')) parseOwn(comment, found, brokerParts)
    else (found.others ??= []).push(comment)
  }
  const splices = joinSplices(brokerParts)
  if (splices !== undefined) found.splices = splices
  return found
}

function parseOwn(comment: string, found: PacketComments, brokerParts: string[]): void {
  const space = comment.indexOf(' ')
  const word = comment.slice(12, space < 0 ? undefined : space)
  const value = space < 0 ? '' : comment.slice(space + 1)
  switch (word) {
    case 'prelude':
      found.prelude = true
      break
    case 'resync':
      found.resync = true
      break
    case 'closed':
      found.closed = value
      break
    case 'broker':
      brokerParts.push(value)
      break
    case 'note':
      ;(found.notes ??= []).push(value)
      break
    case 'withheld':
      ;(found.withheld ??= []).push(...parseRanges(value))
      break
    case 'offset':
      if (/^\d{1,16}$/.test(value)) found.offset = Number(value)
      break
    case 'resume':
      parseResume(value, found)
      break
    case 'connection':
      parseConnection(value, found)
      break
    default:
      ;(found.others ??= []).push(comment)
  }
}

function parseConnection(value: string, found: PacketComments): void {
  const match = /^(\d{1,9})(?: node=(-?\d{1,10}))?(?: use=(\d{1,9}))?$/.exec(value)
  if (match === null) return
  const [, id, nodeId, use] = match
  found.connection = {
    id: Number(id),
    ...(nodeId === undefined ? {} : { nodeId: Number(nodeId) }),
    ...(use === undefined ? {} : { use: Number(use) }),
  }
}

function parseResume(value: string, found: PacketComments): void {
  const match = /^(\d{1,16})(\*?),(\d{1,16})(\*?)$/.exec(value)
  if (match === null) return
  found.resume = {
    request: { offset: Number(match[1]), insideFrame: match[2] === '*' },
    response: { offset: Number(match[3]), insideFrame: match[4] === '*' },
  }
}

function parseRanges(value: string): WithheldRange[] {
  const matches = value.matchAll(/(\d{1,10}),(\d{1,10}),([^ ,]+)/g)
  return [...matches].map(([, offset, length, kind = '']) => ({
    offset: Number(offset),
    length: Number(length),
    kind,
  }))
}
