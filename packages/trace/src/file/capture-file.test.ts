import { describe, expect, it } from 'vitest'
import { pcap, Pcapng, START_NS } from '../../test/capture-files.ts'
import { patternOf } from '../../test/packets.ts'
import { readFile } from '../../test/file-sink.ts'

describe('a file', () => {
  it('is recognised by its first bytes', () => {
    expect(readFile(pcap([{ bytes: patternOf(4) }])).packets).toHaveLength(1)
    const pcapng = new Pcapng()
      .section()
      .interface()
      .enhanced({ bytes: patternOf(4) }, START_NS)
    expect(readFile(pcapng.bytes).packets).toHaveLength(1)
  })

  it.each([
    ['nothing', '', 'The file is empty'],
    ['two bytes', 'ab', 'The file has only 2 bytes; nothing can be read'],
    ['gzip', '\x1f\x8b\x08\x00 and so on', 'The file is compressed with gzip: unpack it first'],
    ['text', 'hello, world', expect.stringMatching(/neither pcap nor pcapng.*68656c6c/)],
  ])('of %s is refused in words', (_, text, problem) => {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    for (const chunkSize of [1, 5, 100]) {
      expect(readFile(bytes, chunkSize)).toEqual({ packets: [], sections: [], problems: [problem] })
    }
  })

  it('of another kind costs no memory', () => {
    expect(readFile(patternOf(1_000_000), 1000).problems).toHaveLength(1)
  })
})
