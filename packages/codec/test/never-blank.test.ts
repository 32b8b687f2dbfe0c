// Whatever the bytes, something true is shown: messages of Kafka's own classes, each made unreadable
// in the ways that captures have: a version or an API of the future, an end that is missing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  apiOf,
  decodeRequestTree,
  decodeResponse,
  decodeResponseTree,
  type DecodedTree,
  type FieldNode,
} from '../src/index.ts'
import type { Vector } from './golden/check.ts'

interface Golden extends Vector {
  readonly frame: Uint8Array
}

const golden: readonly Golden[] = gunzipSync(
  readFileSync(join(import.meta.dirname, 'golden/kafka-4.4.0.ndjson.gz')),
)
  .toString('utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('{"kind":"data"'))
  .map((line) => {
    const vector = JSON.parse(line) as Vector
    return { ...vector, frame: Uint8Array.from(Buffer.from(vector.hex, 'hex')) }
  })

const ofNewestVersion = golden.filter(
  ({ kind, apiKey, version }) => kind !== 'data' && apiOf(apiKey)?.[kind].versions[1] === version,
)

function treeOf(
  { kind, apiKey, version }: Pick<Golden, 'kind' | 'apiKey' | 'version'>,
  frame: Uint8Array,
): DecodedTree {
  return kind === 'request' ? decodeRequestTree(frame) : decodeResponseTree(frame, apiKey, version)
}

/** The same message under another number. A response has none, its request's counts. */
function renumbered(message: Golden, numbers: { apiKey?: number; version?: number }): Golden {
  const renamed = { ...message, ...numbers }
  const frame = message.frame.slice()
  const view = new DataView(frame.buffer)
  if (message.kind === 'request') {
    view.setInt16(0, renamed.apiKey)
    view.setInt16(2, renamed.version)
  }
  return { ...renamed, frame }
}

function withBytes(frame: Uint8Array, ...more: readonly number[]): Uint8Array {
  return Uint8Array.from([...frame, ...more])
}

describe('a version newer than the known ones', () => {
  it('is read by the newest table and marked as assumed, for every API', () => {
    expect(ofNewestVersion.length).toBeGreaterThan(170)
    for (const message of ofNewestVersion) {
      const future = renumbered(message, { version: message.version + 1 })
      const own = treeOf(message, message.frame)
      const assumed = treeOf(future, future.frame)

      expect(assumed).toMatchObject({
        status: 'assumed',
        apiVersion: message.version + 1,
        schemaVersion: message.version,
        unreadBytes: 0,
      })
      expect(assumed.body).toEqual(own.body)
    }
  })

  it('keeps the bytes that the newest table does not claim, and shows them', () => {
    for (const message of ofNewestVersion) {
      const future = renumbered(message, { version: message.version + 1 })
      const tree = treeOf(future, withBytes(future.frame, 1, 2, 3))

      expect(tree).toMatchObject({ status: 'assumed', unreadBytes: 3 })
      expect(tree.nodes.at(-1)).toMatchObject({
        name: 'unread',
        start: message.frame.length,
        value: Uint8Array.of(1, 2, 3),
      })
    }
  })
})

describe('a known version', () => {
  it('with bytes behind its end is partial and shows them', () => {
    for (const message of golden) {
      const tree = treeOf(message, withBytes(message.frame, 0xaa, 0xbb))
      expect([`${message.api} v${message.version}`, tree.status]).toEqual([
        `${message.api} v${message.version}`,
        'partial',
      ])
      expect(tree.nodes.at(-1)).toMatchObject({ name: 'unread', value: Uint8Array.of(0xaa, 0xbb) })
    }
  })
})

describe('an API that no table has', () => {
  it('still shows the header of a request and its bytes', () => {
    for (const message of golden.filter(({ kind }) => kind === 'request')) {
      const own = treeOf(message, message.frame)
      const foreign = renumbered(message, { apiKey: 9999 })
      const tree = treeOf(foreign, foreign.frame)

      expect(tree).toMatchObject({
        status: 'undecodable',
        apiName: 'Unknown(9999)',
        error: { code: 'UNKNOWN_API', path: 'body' },
        header: {
          requestApiKey: 9999,
          correlationId: own.header['correlationId'],
          clientId: own.header['clientId'],
        },
      })
      const hasBody = tree.bodyOffset < foreign.frame.length
      expect(tree.nodes.map(({ name }) => name)).toEqual(
        hasBody ? ['header', 'unread'] : ['header'],
      )
    }
  })

  it('shows the correlation id of a response and its bytes', () => {
    expect(decodeResponse(Uint8Array.of(0, 0, 0, 9, 1, 2), 9999, 0)).toMatchObject({
      status: 'undecodable',
      header: { correlationId: 9 },
      unreadBytes: 2,
    })
  })
})

describe('a message that is cut', () => {
  it('keeps every field before the cut, with the place where it broke', () => {
    let readAnyway = 0
    for (const [index, message] of golden.entries()) {
      const { frame } = message
      const whole = leaves(treeOf(message, frame).nodes)
      const length = (index * 7919) % frame.length
      const tree = treeOf(message, frame.subarray(0, length))

      // What is left of an answer to ApiVersions may be a whole one of v0.
      if (tree.status === 'assumed') {
        readAnyway++
        continue
      }
      expect(['partial', 'undecodable']).toContain(tree.status)
      expect(tree.error?.offset).toBeLessThanOrEqual(length)
      const kept = leaves(tree.nodes.filter(({ note }) => note !== 'unread'))
      expect(kept.map(placeOf)).toEqual(whole.slice(0, kept.length).map(placeOf))
      const unread = tree.nodes.at(-1)
      const last = kept.at(-1)?.end ?? 0
      expect(tree.nodes.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(length)
      if (unread?.note === 'unread') expect(unread.start).toBeGreaterThanOrEqual(last)
    }
    expect(readAnyway).toBeLessThan(3)
  })
})

describe('an ApiVersions answer to a version that the broker does not know', () => {
  it('is read in v0, whatever was asked', () => {
    const { frame } = golden.find(
      ({ kind, api, version }) => kind === 'response' && api === 'ApiVersions' && version === 0,
    )!
    const refusal = frame.slice()
    new DataView(refusal.buffer).setInt16(4, 35)
    const own = decodeResponse(refusal, 18, 0)

    for (const version of [1, 2, 3, 4, 5, 6]) {
      const message = decodeResponse(refusal, 18, version)
      expect(message).toMatchObject({ status: 'ok', apiVersion: version, schemaVersion: 0 })
      expect(message.body).toEqual({ ...own.body, errorCode: 35 })
    }
  })
})

/** Nodes that take bytes of their own. */
function leaves(nodes: readonly FieldNode[]): FieldNode[] {
  return nodes.flatMap((node) => {
    if (node.children !== undefined) return leaves(node.children)
    return node.start < node.end ? [node] : []
  })
}

function placeOf({ path, start, end }: FieldNode): string {
  return `${path} ${start} ${end}`
}
