// The answer to "tree": one frame with its fields, its bytes, and what is special about it.
import type { TreeAnswer } from '../tree-messages.ts'
import type { FieldNode } from '@brokerscope/codec'
import { byteMarks, markWithheld } from './byte-marks.ts'
import type { CaptureReader } from './capture-reader.ts'
import { decodeFrameTree, factsOf, isMessage, rawNodes, type FrameFacts } from './frame-decode.ts'
import { withInside } from './tree-inside.ts'
import { treeRows } from './tree-rows.ts'

/** Bytes of a frame that the page gets; the tree is made from all of them. Our choice. */
const SHOWN_BYTES = 4 << 20

export function treeOf(
  capture: CaptureReader,
  frame: number,
  bytes: Uint8Array,
): TreeAnswer | null {
  const facts = factsOf(capture, frame)
  if (facts === null) return null
  const extras = capture.extras.get(frame)
  const withheld = extras?.withheld ?? []
  const decoded = decode(capture, facts, bytes)
  const rows = markWithheld(decoded.rows, withheld)
  return {
    frame,
    pair: facts.pair,
    direction: facts.isResponse ? 'response' : 'request',
    bytes: bytes.slice(0, SHOWN_BYTES),
    size: facts.size,
    rows,
    moreFields: decoded.moreFields,
    marks: byteMarks(rows, withheld),
    status: decoded.status,
    schemaVersion: decoded.schemaVersion,
    apiVersion: facts.apiVersion,
    failure: decoded.failure,
    unreadBytes: decoded.unreadBytes,
    withheldBytes: withheld.reduce((sum, { length }) => sum + length, 0),
    hasLedger: (extras?.splices.length ?? 0) > 0,
    hasRecords: rows.types.includes('records'),
    remarks: extras?.remarks ?? [],
  }
}

type Decoded = Pick<
  TreeAnswer,
  'rows' | 'moreFields' | 'status' | 'schemaVersion' | 'failure' | 'unreadBytes'
>

function decode(capture: CaptureReader, facts: FrameFacts, bytes: Uint8Array): Decoded {
  if (!isMessage(facts)) {
    return {
      ...treeRows(rawNodes(facts, bytes), null),
      status: facts.isToken ? 'ok' : 'undecodable',
      schemaVersion: null,
      failure: null,
      unreadBytes: facts.isToken ? 0 : bytes.length,
    }
  }
  const tree = decodeFrameTree(facts, bytes)
  const { error, status, schemaVersion, unreadBytes } = tree
  const failure =
    error === undefined ? null : { message: error.message, offset: error.offset, path: error.path }
  return {
    ...treeRows(withInside(bytes, tree, facts.mechanism), failure?.path ?? null, (node) =>
      nameOf(capture, node),
    ),
    status,
    schemaVersion,
    failure,
    unreadBytes,
  }
}

/** Ids that people know by name. */
function nameOf({ participants }: CaptureReader, { name, value, type }: FieldNode): string {
  if (type === 'uuid' && name === 'topicId' && typeof value === 'string') {
    return participants.topicName(value) ?? ''
  }
  return ''
}
