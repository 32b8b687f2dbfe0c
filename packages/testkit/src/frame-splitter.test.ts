import { expect, it } from 'vitest'
import { FrameSplitter } from './frame-splitter.ts'
import { withSize } from './frames.ts'

it('gives the same frames however the stream is cut', () => {
  const stream = Buffer.concat([withSize(Buffer.from('one')), withSize(Buffer.from('three'))])
  for (let size = 1; size <= stream.length; size++) {
    const frames: string[] = []
    const splitter = new FrameSplitter((frame) => frames.push(Buffer.from(frame).toString()))
    for (let from = 0; from < stream.length; from += size) {
      splitter.push(stream.subarray(from, from + size))
    }
    expect(frames).toEqual(['one', 'three'])
  }
})
