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

  it('is known by four numbers only', () => {
    expect(pcapMagic(0xa1b2c3d4)).toEqual({ littleEndian: false, unitNs: 1000n })
    expect(pcapMagic(0xa1b2c3d5)).toBeUndefined()
  })
})
