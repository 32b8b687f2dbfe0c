import { describe, expect, it } from 'vitest'
import { Assembly } from '../assembly.ts'
import { HalfStream } from './half-stream.ts'
import type { Run, StreamSink } from './run.ts'
import type { SectionInfo } from '../events.ts'

const OURS: SectionInfo = {
  sessionId: 'x',
  clusterId: null,
  listeners: [],
  nodes: [],
  frame1TimeNs: null,
  quirks: [],
}

const FILE_OFFSET = 1000

/** A stream whose runs are letters; what it hands on is collected as text, gaps as [n]. */
class Scene {
  readonly assembly = new Assembly({})
  readonly half: HalfStream
  text = ''
  packets: number[] = []
  #packet = 0

  constructor(isOurs = false) {
    if (isOurs) this.assembly.section = OURS
    const sink: StreamSink = {
      run: ({ data, start, end, packet, fileOffset, offset }) => {
        this.text += new TextDecoder().decode(data.subarray(start, end))
        this.packets.push(packet)
        expect(fileOffset).toBe(FILE_OFFSET + offset)
      },
      gap: (_, bytes, at, reason) => {
        this.text += `[${bytes} ${reason}]`
        this.packets.push(at.packet)
      },
    }
    this.half = new HalfStream(sink, this.assembly)
    this.half.position.anchor(0)
  }

  /** Letters at a stream offset, whose place in the file is as far behind FILE_OFFSET. */
  receive(offset: number, letters: string, cut = 0): boolean {
    const data = Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
    this.#packet += 1
    return this.half.receive({
      data,
      start: 0,
      end: data.length,
      fileOffset: FILE_OFFSET + offset,
      offset,
      cut,
      packet: this.#packet,
      timeNs: BigInt(this.#packet),
      atSegmentStart: true,
      comments: undefined,
    } satisfies Run)
  }

  acknowledge(offset: number, withData = false): void {
    this.#packet += 1
    this.half.acknowledge(offset, withData, { packet: this.#packet, timeNs: 0n })
  }

  flush(): void {
    this.half.flush({ packet: 99, timeNs: 99n })
  }
}

describe('one direction of a connection', () => {
  it('hands on what is in order at once', () => {
    const scene = new Scene()

    scene.receive(0, 'ab')
    scene.receive(2, 'cd')

    expect(scene.text).toBe('abcd')
    expect(scene.half.position.next).toBe(4)
  })

  it('drops what was seen: retransmissions, keep-alives, packets captured twice', () => {
    const scene = new Scene()

    scene.receive(0, 'abcd')
    scene.receive(0, 'abcd')
    scene.receive(2, 'cd')
    scene.receive(3, 'x')
    scene.receive(4, '')

    expect(scene.text).toBe('abcd')
  })

  it('keeps the first bytes where segments overlap', () => {
    const scene = new Scene()

    scene.receive(0, 'abcd')
    scene.receive(2, 'CDef')

    expect(scene.text).toBe('abcdef')
  })

  it('puts swapped segments in order, complete with the packet that filled the hole', () => {
    const scene = new Scene()

    scene.receive(4, 'ef')
    scene.receive(2, 'cd')
    scene.receive(0, 'ab')
    scene.receive(6, 'gh')

    expect(scene.text).toBe('abcdefgh')
    expect(scene.packets).toEqual([3, 3, 3, 4])
    expect(scene.assembly.heldBytes).toBe(0)
  })

  it('keeps the first bytes of waiting segments, around and between them', () => {
    const scene = new Scene()

    scene.receive(4, 'ef')
    scene.receive(8, 'ij')
    scene.receive(3, 'defghijkl')
    scene.receive(0, 'abcdefgh')

    expect(scene.text).toBe('abcdefghijkl')
    expect(scene.assembly.heldBytes).toBe(0)
  })

  it('does not give up a hole that may still be filled', () => {
    const scene = new Scene()

    scene.receive(2, 'cd')
    scene.acknowledge(0, true)
    for (let times = 0; times < 50; times++) scene.receive(4, 'ef')

    expect(scene.text).toBe('')
  })

  it('gives up a hole once the answer to it was seen', () => {
    const scene = new Scene()

    scene.receive(2, 'cd')
    scene.acknowledge(4, true)

    expect(scene.text).toBe('[2 lost]cd')
    expect(scene.packets).toEqual([2, 1])
  })

  it('gives up a hole that was acknowledged before the stream went on', () => {
    const scene = new Scene()

    scene.acknowledge(2, true)
    expect(scene.text).toBe('')
    scene.receive(2, 'cd')

    expect(scene.text).toBe('[2 lost]cd')
  })

  it('believes a bare acknowledgement after some packets, as captures may swap them', () => {
    const scene = new Scene()

    scene.receive(2, 'cd')
    for (let times = 0; times < 8; times++) scene.acknowledge(4)
    expect(scene.text).toBe('')
    scene.receive(0, 'ab')
    expect(scene.text).toBe('abcd')

    scene.receive(6, 'gh')
    for (let times = 0; times < 9; times++) scene.acknowledge(8)
    expect(scene.text).toBe('abcd[2 lost]gh')
  })

  it('gives up only what was acknowledged, when there are two holes', () => {
    const scene = new Scene()

    scene.receive(2, 'cd')
    scene.receive(6, 'gh')
    scene.acknowledge(4, true)

    expect(scene.text).toBe('[2 lost]cd')
    scene.receive(4, 'ef')
    expect(scene.text).toBe('[2 lost]cdefgh')
  })

  it('gives up a hole when too much waits behind it', () => {
    const scene = new Scene()
    const letters = 'x'.repeat(1024 * 1024)

    for (let at = 0; at < 7; at++) scene.receive(2 + at * letters.length, letters)
    expect(scene.text).toBe('')
    scene.receive(2 + 7 * letters.length, letters)

    expect(scene.text).toHaveLength('[2 lost]'.length + 8 * letters.length)
    expect(scene.assembly.heldBytes).toBe(0)
  })

  it('gives up a hole when too many pieces wait behind it, however small', () => {
    const scene = new Scene()
    const most = 30_000

    // From the last to the first: the order in which finding their places costs most.
    for (let at = most; at > 0; at--) scene.receive(2 * at, 'x')

    expect(scene.text).toContain('lost')
    expect(scene.assembly.heldBytes).toBeLessThanOrEqual(8 * 1024 * 1024)
  })

  it('gives up a hole when too much waits over all connections', () => {
    const scene = new Scene()
    scene.assembly.heldBytes = 64 * 1024 * 1024

    scene.receive(2, 'cd')

    expect(scene.text).toBe('[2 lost]cd')
  })

  it('takes any hole in a session of our own for what was dropped', () => {
    const scene = new Scene(true)

    scene.receive(0, 'ab')
    scene.receive(4, 'ef')

    expect(scene.text).toBe('ab[2 dropped]ef')
  })

  it('knows the bytes that the capture cut off', () => {
    const scene = new Scene()

    scene.receive(0, 'ab', 3)
    scene.receive(5, 'fg')
    scene.receive(9, 'jk', 2)
    scene.receive(7, 'hi')
    scene.receive(13, '', 4)
    scene.receive(17, 'z')

    expect(scene.text).toBe('ab[3 lost]fghijk[2 lost][4 lost]z')
  })

  it('says no more missing bytes than there are before the next segment', () => {
    const scene = new Scene()

    scene.receive(5, 'fg')
    scene.receive(0, 'abc', 10)

    expect(scene.text).toBe('abc[2 lost]fg')
  })

  it('hands on all that waits when it is flushed', () => {
    const scene = new Scene()

    scene.receive(2, 'cd')
    scene.receive(6, 'gh')
    scene.acknowledge(12)
    scene.flush()

    expect(scene.text).toBe('[2 lost]cd[2 lost]gh[3 lost]') // One less: it may be a FIN.
  })

  it('does not take the acknowledgement of a FIN for a lost byte', () => {
    const scene = new Scene()

    scene.receive(0, 'ab')
    scene.half.end = 2
    scene.acknowledge(2)
    scene.flush()

    expect(scene.text).toBe('ab')
    expect(scene.half.isComplete).toBe(true)
  })

  it('refuses what no window reaches, but not in sessions of our own', () => {
    expect(new Scene().receive(2 ** 30 + 1, 'far')).toBe(false)
    expect(new Scene(true).receive(2 ** 30 + 1, 'far')).toBe(true)
  })

  it('only counts bytes that nobody wants', () => {
    const scene = new Scene()
    scene.receive(2, 'cd')

    scene.half.ignore()
    scene.receive(0, 'ab')
    scene.receive(9, 'z', 1)

    expect(scene.text).toBe('')
    expect(scene.half.position.next).toBe(11)
    expect(scene.assembly.heldBytes).toBe(0)
  })
})
