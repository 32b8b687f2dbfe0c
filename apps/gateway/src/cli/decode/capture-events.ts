// A capture file as pipeline events, chunk by chunk, so that a capture that is still being written
// (`tcpdump -w - | brokerscope decode -`) shows at once and a large one needs no memory.
import { SessionPipeline, type PipelineEvent } from '@brokerscope/analysis'
import { looksLikeRequest, type Release } from '@brokerscope/codec'
import { TraceReader, type TraceEvent } from '@brokerscope/trace'
import type { Input } from './input.ts'

export interface CaptureOptions {
  /** Ports of brokers, where the capture does not show who is the client. */
  readonly brokerPorts: readonly number[]
  readonly release: Release | undefined
}

/** One array of events for each chunk that was read, the last one for the end. */
export async function* captureEvents(
  input: Input,
  { brokerPorts, release }: CaptureOptions,
): AsyncGenerator<readonly PipelineEvent[]> {
  const reader = new TraceReader({ brokerPorts, looksLikeRequest })
  const pipeline = new SessionPipeline(release === undefined ? {} : { release })
  const through = (events: readonly TraceEvent[]) => events.flatMap((event) => pipeline.push(event))

  for await (const chunk of input.chunks) yield through(reader.push(chunk))
  yield [...through(reader.end()), ...pipeline.end()]
}
