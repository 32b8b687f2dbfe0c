import { describe, expect, it } from 'vitest'
import { eachOption, readComments } from './pcapng-options.ts'
import { join } from '../../test/packets.ts'
import { Pcapng } from '../../test/capture-files.ts'

function codes(bytes: Uint8Array): number[] {
  const found: number[] = []
  eachOption(new DataView(bytes.buffer), 0, bytes.length, true, (code) => found.push(code))
  return found
}

describe('options', () => {
  const pcapng = new Pcapng()
  const text = pcapng.option(1, new TextEncoder().encode('Grüße'))

  it('are read up to their end mark', () => {
    const bytes = join(text, pcapng.option(9, Uint8Array.of(6)), new Uint8Array(4), text)

    expect(codes(bytes)).toEqual([1, 9])
  })

  it('may lack the end mark', () => {
    expect(codes(join(text, text))).toEqual([1, 1])
  })

  it('that are longer than their block are left out', () => {
    expect(codes(join(text, Uint8Array.of(1, 0, 200, 0, 1, 2, 3, 4)))).toEqual([1])
  })

  it('give all comments', () => {
    const bytes = join(text, pcapng.option(2, Uint8Array.of(1)), text)
    const view = new DataView(bytes.buffer)

    expect(readComments(bytes, view, 0, bytes.length, true)).toEqual(['Grüße', 'Grüße'])
  })
})
