import { PassThrough, Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { Output, OutputClosed } from './output.ts'

it('collects lines into large writes', async () => {
  const writes: number[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      writes.push(chunk.length)
      done()
    },
  })
  const output = new Output(stream)

  for (let index = 0; index < 2000; index += 1) await output.line('x'.repeat(99))
  await output.flush()

  expect(writes.reduce((sum, each) => sum + each)).toBe(200_000)
  expect(writes.length).toBeLessThan(5)
})

it('waits where the reader is slower', async () => {
  const stream = new PassThrough({ highWaterMark: 1000 })
  const output = new Output(stream)
  let isWritten = false
  await output.line('x'.repeat(5000))

  const written = output.flush().then(() => {
    isWritten = true
  })
  await new Promise(setImmediate)
  expect(isWritten).toBe(false)
  stream.resume()
  await written

  expect(isWritten).toBe(true)
})

it('tells when the reader has gone, also while it waits', async () => {
  const stream = new PassThrough({ highWaterMark: 10 })
  const output = new Output(stream)
  await output.line('more than fits')

  const flushed = output.flush()
  stream.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))

  await expect(flushed).rejects.toThrow(OutputClosed)
  await output.line('later')
  await expect(output.flush()).rejects.toThrow(OutputClosed)
})

it('passes other failures on as they are', async () => {
  const stream = new Writable({
    write: (_chunk, _encoding, done) => done(new Error('no space left')),
  })
  const output = new Output(stream)
  await output.line('something')

  await output.flush().catch(() => {})
  await new Promise(setImmediate)

  await expect(output.flush()).rejects.toThrow('no space left')
})
