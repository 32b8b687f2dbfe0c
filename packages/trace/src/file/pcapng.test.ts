import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { ETHERNET, Pcapng, RAW, START_NS } from '../../test/capture-files.ts'
import { join, patternOf } from '../../test/packets.ts'
import { readFile } from '../../test/file-sink.ts'

const US = START_NS / 1000n
const NANOSECONDS = [9, Uint8Array.of(9)] as const

describe('pcapng', () => {
  for (const littleEndian of [true, false]) {
    it(`is read, ${littleEndian ? 'little' : 'big'} endian, with every kind of packet block`, () => {
      const offset = new Uint8Array(8)
      new DataView(offset.buffer).setBigInt64(0, 3n, littleEndian)
      const file = new Pcapng(littleEndian)
        .section(['first', 'second'])
        .interface(ETHERNET)
        .interface(RAW, [NANOSECONDS, [14, offset]])
        .enhanced({ bytes: patternOf(5), comments: ['seen'] }, US)
        .enhanced({ bytes: patternOf(6), originalLength: 99 }, START_NS + 5n, 1)
        .simple(patternOf(7))
        .old(patternOf(8), US + 1n).bytes

      const { packets, sections, problems } = readFile(file)

      expect(sections).toEqual([['first', 'second']])
      expect(packets.map(({ bytes }) => bytes.length)).toEqual([5, 6, 7, 8])
      expect(packets.map(({ timeNs }) => timeNs - START_NS)).toEqual([
        0n,
        3_000_000_005n,
        3_000_000_005n, // A simple packet has no time: that of the one before.
        1000n,
      ])
      expect(packets.map(({ linkType }) => linkType)).toEqual([1, 101, 1, 1])
      expect(packets.map(({ originalLength }) => originalLength)).toEqual([5, 99, 7, 8])
      expect(packets[0]?.comments).toEqual(['seen'])
      expect(problems).toEqual([])
      for (const { fileOffset, bytes } of packets) {
        expect(file.slice(fileOffset, fileOffset + bytes.length)).toEqual(bytes)
      }
    })
  }

  it('knows no more interfaces of a section than any file needs', () => {
    const file = new Pcapng().section()
    for (let index = 0; index < 4098; index++) file.interface()
    file.enhanced({ bytes: patternOf(5) }, US, 4095).enhanced({ bytes: patternOf(5) }, US, 4096)

    const { packets, problems } = readFile(file.bytes)

    expect(packets).toHaveLength(1)
    expect(problems.join(' ')).toContain('more than 4096 interfaces')
  })

  it('steps over blocks that it does not know', () => {
    const file = new Pcapng()
      .section()
      .interface()
      .block(4, patternOf(20)) // names
      .block(10, patternOf(400)) // decryption secrets
      .block(5, patternOf(12)) // statistics
      .block(0x0bad, patternOf(0))
      .enhanced({ bytes: patternOf(5) }, US).bytes

    expect(readFile(file)).toMatchObject({ packets: [{ number: 1 }], problems: [] })
  })

  it('reads sections in a row, each with its own byte order and interfaces', () => {
    const one = new Pcapng(true)
      .section(['one'])
      .interface(RAW)
      .enhanced({ bytes: patternOf(1) }, US)
    const two = new Pcapng(false)
      .section(['two'])
      .interface(ETHERNET)
      .enhanced({ bytes: patternOf(2) }, US)

    const { packets, sections } = readFile(join(one.bytes, two.bytes))

    expect(sections).toEqual([['one'], ['two']])
    expect(packets.map(({ number, linkType }) => [number, linkType])).toEqual([
      [1, 101],
      [2, 1],
    ])
  })

  it('is the same in chunks of any size', () => {
    const file = new Pcapng()
      .section(['x'])
      .interface()
      .enhanced({ bytes: patternOf(70), comments: ['a'] }, US)
      .block(77, patternOf(40))
      .simple(patternOf(9)).bytes
    const whole = readFile(file)

    fc.assert(
      fc.property(fc.integer({ min: 1, max: file.length }), (size) => {
        expect(readFile(file, size)).toEqual(whole)
      }),
    )
  })

  it('cuts simple packets at the snap length of the first interface', () => {
    const file = new Pcapng().section().interface(RAW, [], 4).simple(patternOf(4), 100).bytes

    expect(readFile(file).packets).toMatchObject([{ originalLength: 100, bytes: patternOf(4) }])
  })

  it.each([
    [
      'without an interface',
      new Pcapng().section().enhanced({ bytes: patternOf(4) }, US),
      'names interface 0',
    ],
    [
      'of a simple block without an interface',
      new Pcapng().section().simple(patternOf(4)),
      'comes before any',
    ],
  ])('leaves out a packet %s, and counts it', (_, pcapng, message) => {
    const file = pcapng.interface().enhanced({ bytes: patternOf(3) }, US).bytes

    const { packets, problems } = readFile(file)

    expect(packets.map(({ number }) => number)).toEqual([2])
    expect(problems).toEqual([expect.stringContaining(message)])
  })

  it('leaves out a packet that is longer than its block', () => {
    const file = new Pcapng()
      .section()
      .interface()
      .enhanced({ bytes: patternOf(4) }, US).bytes
    new DataView(file.buffer).setUint32(file.length - 4 - 4 - 8, 5, true)

    expect(readFile(file)).toMatchObject({ packets: [], problems: [/claims 5 bytes in a block/] })
  })

  describe('with damage', () => {
    const one = new Pcapng()
      .section(['one'])
      .interface()
      .enhanced({ bytes: patternOf(90) }, US).bytes
    const two = new Pcapng()
      .section(['two'])
      .interface()
      .enhanced({ bytes: patternOf(2) }, US).bytes

    it('goes on at the next section after a cut anywhere', () => {
      for (let length = 41; length < one.length; length++) {
        if (length === 60) continue // A cut between blocks is no damage.
        const { packets, sections, problems } = readFile(join(one.subarray(0, length), two), 7)

        expect(sections, `cut at ${length}`).toEqual([['one'], ['two']])
        expect(packets.map(({ bytes }) => bytes.length)).toEqual([2])
        expect(problems.length).toBeGreaterThan(0)
      }
    })

    it.each([
      ['a length of 8', Uint8Array.of(6, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0), 'claims 8 bytes'],
      ['a length of 13', Uint8Array.of(6, 0, 0, 0, 13, 0, 0, 0, 8, 0, 0, 0), 'claims 13 bytes'],
      ['2 GiB', Uint8Array.of(6, 0, 0, 0, 0, 0, 0, 128, 8, 0, 0, 0), 'claims 2147483648 bytes'],
      [
        'another length at its end',
        Uint8Array.of(9, 0, 0, 0, 12, 0, 0, 0, 16, 0, 0, 0),
        'does not end with',
      ],
      ['no byte order', Uint8Array.of(10, 13, 13, 10, 28, 0, 0, 0, 1, 2, 3, 4), 'byte-order mark'],
    ])('in a block with %s goes on at the next section', (_, block, message) => {
      const { packets, sections, problems } = readFile(join(one, block, patternOf(30), two))

      expect(sections).toEqual([['one'], ['two']])
      expect(packets.map(({ number }) => number)).toEqual([1, 2])
      expect(problems).toEqual([expect.stringContaining(message)])
    })
  })
})
