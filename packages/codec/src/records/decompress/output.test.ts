import { expect, it } from 'vitest'
import { InflateLimitError } from './decompressors.ts'
import { Output } from './output.ts'

it('grows as needed and hands out what was written', () => {
  const output = new Output(100, 2)
  output.append(Uint8Array.of(1, 2, 3))
  output.fill(9, 2)
  expect([...output.finish()]).toEqual([1, 2, 3, 9, 9])
})

it.each([
  [1, 5, [1, 2, 3, 3, 3, 3, 3, 3]],
  [2, 5, [1, 2, 3, 2, 3, 2, 3, 2]],
  [3, 3, [1, 2, 3, 1, 2, 3]],
])('copies from %i back, %i bytes, over what it writes', (distance, count, expected) => {
  const output = new Output(100, 0)
  output.append(Uint8Array.of(1, 2, 3))
  output.copyBack(distance, count)
  expect([...output.finish()]).toEqual(expected)
})

it('copies long runs the same way', () => {
  for (const distance of [1, 2, 40, 50]) {
    const output = new Output(1000)
    output.append(Uint8Array.from({ length: 50 }, (_, index) => index))
    output.copyBack(distance, 45)
    const written = output.finish()
    for (let at = 50; at < 95; at++) expect(written[at]).toBe(written[at - distance])
  }
})

it('refuses to grow past the limit, and does not believe a hint past it', () => {
  const output = new Output(4, 1_000_000_000)
  expect(output.bytes.length).toBe(4)
  output.fill(0, 4)
  expect(() => output.fill(0, 1)).toThrow(InflateLimitError)
})
