// A model of what a proxy records: random traffic of several connections, bytes that the recorder
// had to drop, and segments that are cut at any moment. Knows which frames a reader must find.
import fc from 'fast-check'
import { join, patternOf } from './packets.ts'
import {
  SegmentWriter,
  type Direction,
  type Round,
  type SectionInfo,
  type WrittenConnection,
} from '../src/index.ts'

/** One step; numbers choose among what is possible at that moment. */
export interface Step {
  readonly kind: 'open' | 'send' | 'drop' | 'segment' | 'close'
  readonly which: number
  readonly direction: Direction
  readonly bytes: number
  readonly remember: Round | undefined
  readonly how: 'fin' | 'reset' | 'ended'
}

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<Step['kind']>(
      ...(['open', 'send', 'send', 'send', 'send', 'send', 'drop', 'segment', 'close'] as const),
    ),
    which: fc.nat(9),
    direction: fc.constantFrom<Direction>('request', 'response'),
    bytes: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 60 }) },
      { weight: 1, arbitrary: fc.constantFrom(1000, 61_440, 61_441, 130_000) },
    ),
    remember: fc.option(
      fc.record({ subject: fc.constantFrom('versions', 'login'), isNew: fc.boolean() }),
      { nil: undefined },
    ),
    how: fc.constantFrom('fin', 'reset', 'ended'),
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
)

export interface ExpectedFrame {
  readonly connection: string
  readonly id: number
  readonly direction: Direction
  readonly streamOffset: number
  readonly body: Uint8Array
  readonly timeNs: bigint
  /** Segments of its first and of its last byte. */
  readonly from: number
  readonly to: number
  /** Repeated in these segments, as long as its connection is open. */
  readonly repeatedIn: number[]
}

export interface RecordedSession {
  readonly segments: readonly Uint8Array[]
  readonly frames: readonly ExpectedFrame[]
}

interface OpenFrame {
  readonly body: Uint8Array
  readonly bytes: Uint8Array
  readonly offset: number
  readonly from: number
  sent: number
  hasLost: boolean
}

interface OpenConnection {
  readonly connection: WrittenConnection
  readonly name: string
  readonly offset: Record<Direction, number>
  readonly frame: Partial<Record<Direction, OpenFrame>>
  remembered: { readonly frame: ExpectedFrame; readonly subject: string }[]
}

const INFO: SectionInfo = {
  sessionId: '0123456789ab',
  clusterId: 'cluster',
  listeners: [{ address: '127.0.0.1', port: 19_092, nodeId: 1 }],
  nodes: [],
  frame1TimeNs: null,
  quirks: [],
}

export function record(script: readonly Step[]): RecordedSession {
  const writer = new SegmentWriter()
  const segments: Uint8Array[][] = [[writer.sectionHeader(INFO)]]
  const frames: ExpectedFrame[] = []
  const open: OpenConnection[] = []
  const uses = new Map<number, number>()
  let timeNs = 1_700_000_000_000_000_000n
  let nextId = 1

  const write = (bytes: Uint8Array): void => void segments.at(-1)?.push(bytes)
  const pick = ({ which }: Step): OpenConnection | undefined => open[which % (open.length || 1)]

  for (const step of script) {
    timeNs += 1000n
    if (step.kind === 'open') {
      const taken = new Set(open.map(({ connection }) => connection.client.port))
      const port = [50_000, 50_001, 50_002].find((free) => !taken.has(free))
      if (port === undefined) continue
      const client = { address: '127.0.0.1', port }
      const connection = { id: nextId++, client, broker: { address: '127.0.0.1', port: 19_092 } }
      const use = (uses.get(port) ?? 0) + 1
      uses.set(port, use)
      const name = `127.0.0.1:${port}-127.0.0.1:19092${use > 1 ? `#${use}` : ''}`
      open.push({
        connection,
        name,
        offset: { request: 0, response: 0 },
        frame: {},
        remembered: [],
      })
      write(writer.open(connection, timeNs))
    } else if (step.kind === 'segment') {
      segments.push([writer.sectionHeader(INFO), writer.prelude()])
      for (const { remembered } of open) {
        for (const { frame } of remembered) frame.repeatedIn.push(segments.length - 1)
      }
    } else if (step.kind === 'close') {
      const closing = pick(step)
      if (closing === undefined) continue
      open.splice(open.indexOf(closing), 1)
      const { connection } = closing
      write(writer.close(connection, step.which % 2 === 0 ? 'client' : 'broker', step.how, timeNs))
      write(writer.close(connection, step.which % 2 === 0 ? 'broker' : 'client', step.how, timeNs))
    } else {
      const target = pick(step)
      if (target !== undefined) transfer(target, step)
    }
  }
  return { segments: segments.map((blocks) => join(...blocks)), frames }

  /** Sends or drops the next bytes of the frame at hand, or of a new one. */
  function transfer(target: OpenConnection, step: Step): void {
    const { direction } = step
    const { connection } = target
    const segment = segments.length - 1
    const frame = (target.frame[direction] ??= newFrame(target, step, segment))
    const isWhole = frame.sent === 0 && step.which % 3 > 0
    const count = isWhole
      ? frame.bytes.length
      : Math.min(step.bytes, frame.bytes.length - frame.sent)
    const bytes = frame.bytes.subarray(frame.sent, frame.sent + count)
    const round = isWhole && step.kind === 'send' ? step.remember : undefined
    frame.sent += count
    target.offset[direction] += count
    const endsFrame = frame.sent === frame.bytes.length
    if (step.kind === 'drop') {
      frame.hasLost = true
      writer.skip(connection, direction, count, { endsFrame })
    } else {
      const options = { endsFrame, ...(round !== undefined && { remember: round }) }
      write(writer.data(connection, direction, bytes, timeNs, options))
    }
    if (!endsFrame) return
    delete target.frame[direction]
    if (frame.hasLost) return
    const expected = {
      connection: target.name,
      id: connection.id,
      direction,
      streamOffset: frame.offset,
      body: frame.body,
      timeNs,
      from: frame.from,
      to: segment,
      repeatedIn: [],
    }
    frames.push(expected)
    if (round === undefined) return
    const { subject, isNew } = round
    if (isNew) target.remembered = target.remembered.filter((other) => other.subject !== subject)
    target.remembered.push({ frame: expected, subject })
  }
}

function newFrame(target: OpenConnection, step: Step, from: number): OpenFrame {
  const { direction, bytes, which } = step
  // Request headers as any version has them, answers with their correlation id.
  const body = join(Uint8Array.of(0, 18, 0, 3, 0, 0, 0, which), patternOf(bytes))
  const size = new Uint8Array(4)
  new DataView(size.buffer).setUint32(0, body.length)
  const offset = target.offset[direction]
  return { body, bytes: join(size, body), offset, from, sent: 0, hasLost: false }
}
