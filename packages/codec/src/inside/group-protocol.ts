// What members of a classic group tell each other through JoinGroup and SyncGroup. The coordinator
// does not look into it; the protocol type says whose format it is:
//
//   consumer   int16 version, then ConsumerProtocolSubscription or -Assignment; their userData is
//              the assignor's (assignor-user-data.ts, streams-protocol.ts)
//   connect    int16 version, then url and config offset; the assignment of connectors and tasks
//
// Sources: clients/.../ConsumerProtocol.java @ 4.4.0,
// connect/runtime/.../distributed/{ConnectProtocol,IncrementalCooperativeConnectProtocol}.java @ 4.4.0
import type { Field, FieldSet } from '../schema.ts'
import { readUserData } from './assignor-user-data.ts'
import { readAssignmentInfo } from './streams-protocol.ts'
import {
  behind,
  insideByFields,
  insideBySchema,
  versionOf,
  withVersionNode,
  type Content,
  type Inside,
} from './inside.ts'
import { contentOf } from './node-bytes.ts'

export type GroupPart = 'metadata' | 'assignment'

const always = [0, 2] as const

function field(name: string, type: Field['type'], more: Partial<Field> = {}): Field {
  return { name, type, versions: always, ...more }
}

const connectorTasks: Partial<Field> = {
  array: true,
  struct: 'ConnectorTasks',
  nullable: [1, 2],
  fields: [field('connector', 'string'), field('tasks', 'int32', { array: true })],
}

const connectFields: Readonly<Record<GroupPart, FieldSet>> = {
  metadata: {
    name: 'ConnectProtocolMetadata',
    versions: always,
    fields: [
      field('url', 'string'),
      field('configOffset', 'int64'),
      field('allocation', 'bytes', { versions: [1, 2], nullable: [1, 2] }),
    ],
  },
  assignment: {
    name: 'ConnectProtocolAssignment',
    versions: always,
    fields: [
      field('error', 'int16'),
      field('leader', 'string'),
      field('leaderUrl', 'string'),
      field('configOffset', 'int64'),
      field('assignment', 'struct', connectorTasks),
      field('revoked', 'struct', { ...connectorTasks, versions: [1, 2] }),
      field('scheduledDelay', 'int32', { versions: [1, 2] }),
    ],
  },
}

/**
 * `protocolType` as JoinGroup says it; undefined where the version does not say (then consumer is
 * tried). Undefined for a type that is not known, and for no bytes at all.
 */
export function readGroupProtocol(
  part: GroupPart,
  protocolType: string | undefined,
  assignor: string | undefined,
  content: Content,
): Inside | undefined {
  const version = versionOf(content)
  if (version === undefined || version < 0) return undefined
  const rest = behind(content, 2)
  if (protocolType === 'connect') {
    const inside = insideByFields(connectFields[part], version, rest)
    return withVersionNode(content, version, withAllocation(inside, content.bytes))
  }
  if (protocolType !== undefined && protocolType !== 'consumer') return undefined
  const name = part === 'metadata' ? 'ConsumerProtocolSubscription' : 'ConsumerProtocolAssignment'
  const inside = withVersionNode(content, version, insideBySchema(name, version, rest))
  if (protocolType === undefined && inside.status !== 'ok') return undefined
  return withInside(inside, 'userData', content.bytes, (userData) =>
    part === 'metadata'
      ? readUserData(assignor ?? '', userData)
      : assignor === 'stream'
        ? readAssignmentInfo(userData)
        : undefined,
  )
}

/** A worker of Connect repeats its present assignment in its metadata. */
function withAllocation(inside: Inside, bytes: Uint8Array): Inside {
  return withInside(inside, 'allocation', bytes, (content) =>
    readGroupProtocol('assignment', 'connect', undefined, content),
  )
}

/** Hangs what a bytes field holds below it. */
function withInside(
  inside: Inside,
  name: string,
  bytes: Uint8Array,
  read: (content: Content) => Inside | undefined,
): Inside {
  const node = inside.nodes.find((candidate) => candidate.name === name)
  const span = node && contentOf(bytes, node)
  if (node === undefined || span === undefined || span.start === span.end) return inside
  const found = read({ bytes, ...span })
  if (found === undefined) return inside
  const children = found.nodes.map((child) => ({ ...child, path: `${name}.${child.path}` }))
  const nodes = inside.nodes.map((each) => (each === node ? { ...node, children } : each))
  return { ...inside, nodes }
}
