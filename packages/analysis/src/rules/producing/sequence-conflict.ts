// Sequence numbers of idempotent producers. For each (producer id, epoch, partition):
//   reused    one base sequence with two different batches (checksums differ): the second
//             is taken for a repeat and silently dropped, or refused (KafkaJS, librdkafka)
//   firstNotZero  45 for the first batch that the capture shows of this id: the broker has
//             no state for it (transaction.version 2 wants 0 then, KAFKA-18202)
//   forgotten 59, or 45 with a log start beyond the last acknowledged offset: the broker
//             has dropped the producer with its records
//   outOfOrder  any other 45: a batch before it was lost or refused
// A repeat of the same bytes is a retry and normal.
import { putNewest } from '../../bounded.ts'
import type { Exchange } from '../../events.ts'
import { batchHeaders, type BatchHeader } from '../../models/batch-header.ts'
import { eachPartition } from '../../models/each-partition.ts'
import type { Models } from '../../models/models.ts'
import { bytesOf, longOf, numberOf } from '../../values.ts'
import { at, type Claim, type Evidence, type Rule } from '../rule.ts'
import { clientText, errorText } from '../wording.ts'
import { text } from './sequence-conflict.text.ts'

const OUT_OF_ORDER_SEQUENCE_NUMBER = 45
const UNKNOWN_PRODUCER_ID = 59
/** Kafka remembers five batches of a producer in a partition; so do we. */
const REMEMBERED = 5
const MAX_PRODUCERS = 20_000

interface Sent {
  readonly sequence: number
  readonly crc: number
  readonly evidence: Evidence
}

interface Producer {
  readonly last: Sent[]
  acknowledged: bigint
}

export const sequenceConflict: Rule = {
  id: 'sequence-conflict',
  severity: 'error',
  sources: [
    'KIP-98',
    'KIP-360',
    'KAFKA-18202',
    'librdkafka 1.9.0 notes',
    'kafkajs issue 1005',
    'ProducerAppendInfo.java @ Kafka 4.3',
  ],
  apis: ['Produce'],
  text,
  start() {
    const producers = new Map<string, Producer>()
    return {
      on: (event, models) =>
        event.type === 'exchange' ? judge(event, models, producers) : undefined,
    }
  },
}

function* judge(
  exchange: Exchange,
  models: Models,
  producers: Map<string, Producer>,
): Iterable<Claim> {
  const { request, response } = exchange
  const answers = new Map(
    eachPartition(response.body, 'responses', 'partitionResponses', models.topics).map((each) => [
      each.key,
      each,
    ]),
  )
  for (const asked of eachPartition(request.body, 'topicData', 'partitionData', models.topics)) {
    const [batch] = batchHeaders(bytesOf(asked.partition, 'records'), 1)
    const answer = answers.get(asked.key)
    if (batch === undefined || batch.producerId < 0n || answer === undefined) continue
    const id = `${batch.producerId} ${batch.producerEpoch} ${asked.key}`
    const known = producers.get(id)
    const evidence = at(request, `${asked.path}.records`)
    const place = { key: asked.key, evidence, path: `${answer.path}.errorCode` }
    const code = numberOf(answer.partition, 'errorCode') ?? 0
    const same = known?.last.find(({ sequence }) => sequence === batch.baseSequence)
    if (same !== undefined && same.crc !== batch.crc) {
      yield claim(exchange, models, batch, place, code, 'reused', [same.evidence])
    } else if (code === OUT_OF_ORDER_SEQUENCE_NUMBER || code === UNKNOWN_PRODUCER_ID) {
      const start = longOf(answer.partition, 'logStartOffset') ?? -1n
      const form = refusalForm(code, batch, known, start)
      const [before] = known?.last.slice(-1) ?? []
      yield claim(
        exchange,
        models,
        batch,
        place,
        code,
        form,
        before === undefined ? [] : [before.evidence],
      )
    }
    const offset = longOf(answer.partition, 'baseOffset') ?? -1n
    remember(
      producers,
      id,
      known,
      { sequence: batch.baseSequence, crc: batch.crc, evidence },
      code === 0 ? offset : undefined,
    )
  }
}

function refusalForm(
  code: number,
  batch: BatchHeader,
  known: Producer | undefined,
  logStart: bigint,
): string {
  const isForgotten =
    known !== undefined && known.acknowledged >= 0n && logStart > known.acknowledged
  if (code === UNKNOWN_PRODUCER_ID || isForgotten) return 'forgotten'
  return known === undefined && batch.baseSequence !== 0 ? 'firstNotZero' : 'outOfOrder'
}

function remember(
  producers: Map<string, Producer>,
  id: string,
  known: Producer | undefined,
  sent: Sent,
  acknowledged: bigint | undefined,
): void {
  const producer = known ?? { last: [], acknowledged: -1n }
  putNewest(producers, id, producer, MAX_PRODUCERS)
  if (acknowledged !== undefined) {
    // Only what was written can be repeated in conflict with it.
    producer.last.push(sent)
    if (producer.last.length > REMEMBERED) producer.last.shift()
    producer.acknowledged = acknowledged
  }
}

function claim(
  { request, response, connection }: Exchange,
  models: Models,
  batch: BatchHeader,
  {
    key,
    evidence,
    path,
  }: { readonly key: string; readonly evidence: Evidence; readonly path: string },
  code: number,
  form: string,
  before: readonly Evidence[],
): Claim {
  return {
    subject: `${form} ${key} ${batch.producerId}`,
    // A 45 is retriable under KIP-890 and mended by a new epoch: say it, but calmly.
    severity: form === 'reused' ? 'error' : 'warning',
    confidence: 'proven',
    form,
    parameters: {
      partition: key,
      producerId: batch.producerId,
      producerEpoch: batch.producerEpoch,
      sequence: batch.baseSequence,
      client: clientText(models, connection),
      error: code === 0 ? 'NONE (0)' : errorText(code),
      api: request.apiName,
    },
    evidence: [evidence, at(response, path), ...before],
    connections: [connection.id],
  }
}
