// What a field of ours is: name, words in both languages, and where its values are.
import type { ApiSchema, KafkaStruct, Kind } from '@brokerscope/codec'
import type { FilterableFrame, Need } from '../frame.ts'
import type { MessageField } from './message-fields.ts'
import type { ValueType } from './value-type.ts'

export type Scalar = number | bigint | string

/** Where values come from. */
export type FieldSource =
  /** One value, or none. */
  | {
      readonly from: 'column'
      readonly get: (frame: FilterableFrame) => Scalar | undefined
      /** The same, from API, direction and version alone, for finding contradictions. */
      readonly ofMessage?: (api: ApiSchema, kind: Kind, version: number) => Scalar
      readonly need?: Need
      /** Frames of the other direction never have it. */
      readonly only?: Kind
    }
  | { readonly from: 'errors' }
  | { readonly from: 'findings' }
  /** The whole frame is compared: connection and subject. */
  | { readonly from: 'frame' }
  /** All values of these message fields. */
  | {
      readonly from: 'message'
      readonly has: (field: MessageField) => boolean
      /** Whether a field means it in this very message; else always. */
      readonly counts?: (field: MessageField, body: KafkaStruct) => boolean
    }
  /** Pairs of a topic and a partition that stand together in a message. */
  | { readonly from: 'topicPartitions' }

export interface OwnField {
  readonly name: string
  readonly aliases: readonly string[]
  readonly type: ValueType
  readonly choices?: readonly string[]
  /** Every frame has exactly one value, so `!=` is the same as `!(... == ...)`. */
  readonly isAlways?: true
  /** A noun phrase, for reading filters in words. */
  readonly words: Readonly<Record<'en' | 'zh', string>>
  /** One sentence without full stop. */
  readonly about: Readonly<Record<'en' | 'zh', string>>
  readonly example: string
  readonly source: FieldSource
}
