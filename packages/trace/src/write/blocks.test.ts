import { describe, expect, it } from 'vitest'
import { concat, encodeComments, interfaceBlock, nameBlock, sectionHeaderBlock } from './blocks.ts'
import { readFile } from '../../test/file-sink.ts'

describe('blocks', () => {
  it('begin a section that a reader understands', () => {
    const file = concat([sectionHeaderBlock(['one', 'Grüße']), interfaceBlock(), nameBlock([])])

    expect(readFile(file)).toEqual({ packets: [], sections: [['one', 'Grüße']], problems: [] })
  })

  it('carry names of addresses', () => {
    const block = nameBlock([
      { address: '10.0.0.1', names: ['broker-1', 'b1'] },
      { address: '::1', names: ['six'] },
      { address: 'no address', names: ['x'] },
      { address: '10.0.0.2', names: [] },
    ])
    const text = new TextDecoder('latin1').decode(block)

    expect(block.length % 4).toBe(0)
    expect(text).toContain('\x01\0\x10\0\x0a\0\0\x01broker-1\0b1\0')
    expect(text).toContain('\x02\0\x14\0')
    expect(text).toContain('six\0')
    expect(nameBlock([{ address: 'none', names: ['x'] }])).toHaveLength(0)
  })

  it('refuse a comment that no option can hold', () => {
    expect(() => encodeComments(['x'.repeat(65_536)])).toThrow(
      /at most 65535 bytes, "xxx.*has 65536/,
    )
    expect(encodeComments([])).toHaveLength(0)
    expect(encodeComments(['a'])).toEqual(Uint8Array.of(1, 0, 1, 0, 97, 0, 0, 0, 0, 0, 0, 0))
  })
})
