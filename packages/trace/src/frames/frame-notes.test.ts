import { describe, expect, it } from 'vitest'
import { FrameNotes } from './frame-notes.ts'

describe('what packets say of a frame', () => {
  const range = { offset: 1, length: 2, kind: 'sasl' }
  const splice = { offset: 0, removed: 0, bytes: new Uint8Array(1) }

  it('is joined over its packets and then forgotten', () => {
    const notes = new FrameNotes()
    notes.add({ withheld: [range], notes: ['{}'] })
    notes.add({ withheld: [range], splices: [splice], others: ['hm'] })

    expect(notes.take()).toEqual({
      withheld: [range, range],
      splices: [splice],
      notes: ['{}'],
      comments: ['hm'],
    })
    expect(notes.take()).toBeUndefined()
  })

  it('is nothing when the comments speak of the connection only', () => {
    const notes = new FrameNotes()
    notes.add({ connection: { id: 1 }, prelude: true })

    expect(notes.take()).toBeUndefined()
  })

  it('is dropped with the frame', () => {
    const notes = new FrameNotes()
    notes.add({ notes: ['{}'] })
    notes.drop()

    expect(notes.take()).toBeUndefined()
  })
})
