import { describe, expect, it } from 'vitest'
import { Memory, MemoryBudget, type Remembered } from './memory.ts'
import { MAX_PAYLOAD } from './packet-writer.ts'

function piece(bytes: number, offset = 0): Remembered {
  return {
    direction: 'response',
    flags: 16,
    bytes: new Uint8Array(bytes),
    timeNs: 5n,
    offset,
    acknowledgement: 1,
    startsFrame: true,
    comments: ['last'],
  }
}

describe('what later segments repeat', () => {
  it('is kept packet by packet', () => {
    const memory = new Memory(new MemoryBudget())

    memory.keep(piece(MAX_PAYLOAD + 10, 100), 'login')

    expect(
      memory.pieces.map(({ bytes, offset, startsFrame, comments }) => [
        bytes.length,
        offset,
        startsFrame,
        comments.length,
      ]),
    ).toEqual([
      [MAX_PAYLOAD, 100, true, 0],
      [10, 100 + MAX_PAYLOAD, false, 1],
    ])
  })

  it('is bounded for a connection', () => {
    const memory = new Memory(new MemoryBudget())

    for (let times = 0; times < 100; times++) memory.keep(piece(10_000), 'login')

    expect(memory.pieces).toHaveLength(51)
  })

  it('is bounded over all connections, and free again when one ends', () => {
    const budget = new MemoryBudget()
    const memories = Array.from({ length: 100 }, () => new Memory(budget))
    for (const memory of memories) memory.keep(piece(500_000), 'login')
    const kept = memories.filter(({ pieces }) => pieces.length > 0)

    expect(kept).toHaveLength(16)
    kept[0]?.clear()
    memories.at(-1)?.keep(piece(500_000), 'login')
    expect(memories.at(-1)?.pieces).not.toEqual([])

    for (const memory of memories) memory.clear()
    expect(budget.bytes).toBe(0)
  })

  it('forgets one subject without the other, and never how the connection began', () => {
    const memory = new Memory(new MemoryBudget())
    memory.keepControl(piece(0))
    memory.keep(piece(10, 0), 'versions')
    memory.keep(piece(20, 10), 'login')

    memory.forget('versions')

    expect(memory.pieces.map(({ bytes }) => bytes.length)).toEqual([0, 20])
  })
})
