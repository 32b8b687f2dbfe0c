import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linesOf } from './lines.ts'

async function read(chunks: readonly Uint8Array[]): Promise<[number, string][]> {
  const lines: [number, string][] = []
  // oxlint-disable-next-line typescript/require-await -- a stream is async by its nature
  const stream = async function* () {
    yield* chunks
  }
  for await (const { number, text } of linesOf(stream())) lines.push([number, text])
  return lines
}

it('numbers lines as an editor does, and leaves out the empty ones', async () => {
  expect(await read([Buffer.from('one\r\n\n three \nfour')])).toEqual([
    [1, 'one'],
    [3, 'three'],
    [4, 'four'],
  ])
})

it('reads the same lines however the bytes are cut', async () => {
  const bytes = Buffer.from('eins\nzwölf\n\n日本語 text\nend\n')
  const whole = await read([bytes])

  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 6 }), async (cuts) => {
      const points = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
      const chunks = points.slice(1).map((end, index) => bytes.subarray(points[index], end))
      expect(await read(chunks)).toEqual(whole)
    }),
  )
})
