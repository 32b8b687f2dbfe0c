import type { FieldNode } from '../field-node.ts'
import type { KafkaValue } from '../value.ts'

export interface RecordsNode extends FieldNode {
  readonly children?: readonly RecordsNode[]
  /** The span counts in the inflated records of the batch, not in the frame. */
  readonly inflated?: true
}

/** Makes one node; `start` and `end` count in the set, or in the inflated records. */
export type NodeBuilder = (
  name: string,
  type: string,
  start: number,
  end: number,
  value?: KafkaValue,
  meaning?: string,
) => RecordsNode

/** For nodes under `path` whose spans are `shift` bytes further in the frame. */
export function nodeBuilder(path: string, shift: number, inflated: boolean): NodeBuilder {
  return (name, type, start, end, value, meaning) => ({
    name,
    path: name.startsWith('[') ? `${path}${name}` : `${path}.${name}`,
    type,
    start: start + shift,
    end: end + shift,
    versions: '',
    ...(value !== undefined && { value }),
    ...(value === null && { note: 'null' as const }),
    ...(inflated && { inflated: true as const }),
    ...(meaning !== undefined && { meaning }),
  })
}
