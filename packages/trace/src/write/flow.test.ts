import { describe, expect, it } from 'vitest'
import { Flow, type WrittenConnection } from './flow.ts'
import { MemoryBudget } from './memory.ts'
import { MAX_PAYLOAD } from './packet-writer.ts'

const CONNECTION = {
  id: 1,
  client: { address: '127.0.0.1', port: 50_000 },
  broker: { address: '::ffff:127.0.0.1', port: 9092 },
}

function between(client: string, broker: string): Flow {
  const ends = { client: { address: client, port: 1 }, broker: { address: broker, port: 2 } }
  return new Flow({ id: 1, ...ends }, 1, new MemoryBudget())
}

function flowOf(connection: WrittenConnection, use: number): Flow {
  return new Flow(connection, use, new MemoryBudget())
}

describe('a flow', () => {
  it('needs two addresses of one kind; IPv4 inside IPv6 is IPv4', () => {
    expect(between('127.0.0.1', '::ffff:10.0.0.1').use).toBe(1)
    expect(() => between('127.0.0.1', '::1')).toThrow(/IPv4 or IPv6 on both ends/)
    expect(() => between('localhost', '::1')).toThrow(/needs an IP address, not "localhost"/)
  })

  it('has other sequence numbers than the next connection with its ports', () => {
    const [one, two] = [flowOf(CONNECTION, 1), flowOf({ ...CONNECTION, id: 2 }, 2)]

    expect(one.request.isn).not.toBe(two.request.isn)
    expect(one.response.isn).not.toBe(two.response.isn)
    expect(one.request.sequenceAt(2 ** 32 + 5)).toBe(one.request.sequenceAt(5))
  })

  it('cuts long bytes into packets, with comments on the first and the last', () => {
    const packets = flowOf(CONNECTION, 1).packets(
      'request',
      new Uint8Array(2 * MAX_PAYLOAD + 1),
      10,
      7,
      5n,
      ['first'],
      ['last'],
    )

    expect(packets.map(({ payload }) => payload.length)).toEqual([MAX_PAYLOAD, MAX_PAYLOAD, 1])
    expect(packets.map(({ flags }) => flags)).toEqual([16, 16, 24])
    expect(packets.map(({ options }) => options.length > 0)).toEqual([true, false, true])
  })
})
