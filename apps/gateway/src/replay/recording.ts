// A capture file as the list of things that happened in it, in order, for the player to repeat.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { looksLikeRequest } from '@brokerscope/codec'
import { TraceReader, type Connection, type TraceEvent } from '@brokerscope/trace'
import { formatAddress } from '../address.ts'
import { GatewayError, reasonOf } from '../errors.ts'
import { AnswerAddresses } from './answer-addresses.ts'
import type { Recording, Step } from './steps.ts'

export async function loadRecording(path: string): Promise<Recording> {
  let file: Uint8Array
  try {
    file = await readFile(path)
  } catch (error) {
    throw new GatewayError('FILE_UNREADABLE', { path, reason: reasonOf(error) }, { cause: error })
  }
  const reader = new TraceReader({ looksLikeRequest })
  const steps = [...reader.push(file), ...reader.end()].flatMap((event) => stepsOf(event, path))
  if (steps.length === 0) throw notPlayable(path, 'it holds no connection')
  return { steps, brokers: brokersOf(steps) }
}

function stepsOf(event: TraceEvent, path: string): Step[] {
  switch (event.type) {
    case 'opened': {
      const { id, broker } = event.connection
      const address = formatAddress({ host: broker.address, port: broker.port })
      return [{ type: 'open', timeNs: event.timeNs, connection: id, broker: address }]
    }
    case 'frame': {
      const { timeNs, connection, direction, bytes } = event.frame
      return [{ type: 'frame', timeNs, connection: connection.id, direction, bytes: bytes.slice() }]
    }
    case 'closed': {
      const { timeNs, by, how } = event
      const isOpen = how === 'ended' // at the end of the file; the player ends it like a client
      return [
        {
          type: 'close',
          timeNs,
          connection: event.connection.id,
          by: by === 'broker' ? 'broker' : 'client',
          how: isOpen || how === 'fin' ? 'fin' : 'reset',
        },
      ]
    }
    case 'gap':
      throw notPlayable(path, `bytes of ${nameOf(event.connection)} are missing in it`)
    case 'foreign':
      throw notPlayable(path, `${nameOf(event.connection)} is not plaintext Kafka`)
    case 'problem':
      throw notPlayable(path, event.message)
    default:
      return []
  }
}

/** Connections in order, then what answers name beyond them. */
function brokersOf(steps: readonly Step[]): readonly string[] {
  const connected = steps.flatMap((step) => (step.type === 'open' ? [step.broker] : []))
  const answers = new AnswerAddresses()
  const named = steps.flatMap((step) => (step.type === 'frame' ? answers.named(step) : []))
  return [...new Set([...connected, ...named])]
}

function nameOf({ id, name }: Connection): string {
  return `connection c${id} (${name})`
}

function notPlayable(path: string, reason: string): GatewayError {
  return new GatewayError('TRACE_NOT_PLAYABLE', { path: basename(path), reason })
}
