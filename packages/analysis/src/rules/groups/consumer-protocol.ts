// What consumers tell each other through JoinGroup and SyncGroup. The coordinator passes it on
// unread: an int16 version, then ConsumerProtocolSubscription or -Assignment.
import { decodeData, type DecodedData, type KafkaStruct } from '@brokerscope/codec'
import { numbersOf, structsOf, textOf } from '../../values.ts'

const VERSION_BYTES = 2

/** Undefined for bytes that hold nothing, which is legal. */
export function consumerData(
  part: 'Subscription' | 'Assignment',
  bytes: Uint8Array | undefined,
): DecodedData | undefined {
  if (bytes === undefined || bytes.length === 0) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = bytes.length < VERSION_BYTES ? -1 : view.getInt16(0)
  if (version < 0) return undefined
  return decodeData(`ConsumerProtocol${part}`, version, bytes, { start: VERSION_BYTES })
}

/** orders[0] of a list of topics with their partitions. */
export function partitionsIn(struct: KafkaStruct, field: string): string[] {
  return structsOf(struct, field).flatMap((topic) =>
    numbersOf(topic, 'partitions').map((index) => `${textOf(topic, 'topic') ?? '?'}[${index}]`),
  )
}
