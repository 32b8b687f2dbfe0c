import { describe, expect, it } from 'vitest'
import { ETHERNET, pcap, START_NS } from '../../test/capture-files.ts'
import { join, patternOf } from '../../test/packets.ts'
import { pcapMagic } from './classic-pcap.ts'
import { readFile } from '../../test/file-sink.ts'

const PACKETS = [
  { bytes: patternOf(60), timeNs: START_NS + 123_456_789n },
  { bytes: patternOf(0), timeNs: START_NS + 2_000_000_000n },
  { bytes: patternOf(7), timeNs: START_NS + 1n, originalLength: 1500 },
]

describe('classic pcap', () => {
  for (const littleEndian of [true, false]) {
    for (const nanoseconds of [true, false]) {
      const name = `${littleEndian ? 'little' : 'big'} endian, ${nanoseconds ? 'ns' : 'us'}`
      it(`is read: ${name}`, () => {
        const file = pcap(PACKETS, { littleEndian, nanoseconds, linkType: ETHERNET })
        const unit = nanoseconds ? 1n : 1000n

        const { packets, sections, problems } = readFile(file)

        expect(packets.map(({ number }) => number)).toEqual([1, 2, 3])
        expect(packets.map(({ bytes }) => bytes)).toEqual(PACKETS.map(({ bytes }) => bytes))
        expect(packets.map(({ timeNs }) => timeNs)).toEqual(
          PACKETS.map(({ timeNs }) => (timeNs / unit) * unit),
        )
        expect(packets.map(({ originalLength }) => originalLength)).toEqual([60, 0, 1500])
        expect(packets.map(({ linkType }) => linkType)).toEqual([1, 1, 1])
        expect(packets.map(({ fileOffset }) => fileOffset)).toEqual([40, 116, 132])
        expect(sections).toEqual([[]])
        expect(problems).toEqual([])
      })
    }
  }

  it('is the same in chunks of any size', () => {
    const file = pcap(PACKETS)
    for (const size of [1, 2, 3, 15, 16, 17, 39, 100]) {
      expect(readFile(file, size)).toEqual(readFile(file))
    }
  })

  it('is read with the longer records of modified pcap', () => {
    const plain = pcap([{ bytes: patternOf(5) }])
    const modified = join(plain.subarray(0, 40), new Uint8Array(8), patternOf(5))
    for (const littleEndian of [true, false]) {
      const file = littleEndian ? modified : swapped(modified)
      new DataView(file.buffer).setUint32(0, 0xa1b2cd34, littleEndian)

      expect(readFile(file)).toMatchObject({
        packets: [{ bytes: patternOf(5), fileOffset: 48 }],
        problems: [],
      })
    }
  })

  it('keeps the packets before a length that cannot be', () => {
    const file = pcap(PACKETS)
    const broken = join(
      file,
      new Uint8Array(8),
      Uint8Array.of(255, 255, 255, 255),
      new Uint8Array(99),
    )

    const { packets, problems } = readFile(broken)

    expect(packets).toHaveLength(3)
    expect(problems).toEqual([
      'Packet 4 claims 4294967295 bytes, so the file is damaged from byte 139 on; everything before it was read',
    ])
  })

  it('says that a file ends too early', () => {
    const { packets, problems } = readFile(pcap(PACKETS).subarray(0, -3))

    expect(packets).toHaveLength(2)
    expect(problems).toEqual([
      'The file ends in the middle of a block: its last 20 bytes, from byte 116 on, cannot be read',
    ])
  })

  it('is known by its first number', () => {
    expect(pcapMagic(0xa1b2c3d4)).toMatchObject({ littleEndian: false, unitNs: 1000n })
    expect(pcapMagic(0xa1b2c3d5)).toBeUndefined()
  })
})

/** Header and first record with their numbers in the other byte order. */
function swapped(file: Uint8Array): Uint8Array {
  const other = file.slice()
  const view = new DataView(other.buffer)
  for (let at = 20; at < 40; at += 4) view.setUint32(at, view.getUint32(at, true))
  return other
}
