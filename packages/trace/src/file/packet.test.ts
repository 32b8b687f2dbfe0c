import { expect, it } from 'vitest'
import { momentOf } from './packet.ts'

it('a moment is the number and the time of a packet', () => {
  const packet = {
    number: 7,
    timeNs: 5n,
    linkType: 1,
    data: new Uint8Array(0),
    start: 0,
    end: 0,
    originalLength: 0,
    fileOffset: 0,
    comments: [],
  }

  expect(momentOf(packet)).toEqual({ packet: 7, timeNs: 5n })
})
