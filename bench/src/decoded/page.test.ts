import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { pageFile, readPeers } from './measure.ts'
import { decodedPage } from './page.ts'
import { rangesOf, versionsByKey } from './peer.ts'

it('is what docs/decoded.md says (else run: node bench/src/main.ts decoded)', async () => {
  expect(await readFile(pageFile, 'utf8')).toBe(decodedPage(await readPeers()))
})

it('shows versions as ranges, counts only what Kafka has, and answers once', () => {
  const versions = { '12': [[0, 9]], '999': [[0, 3]] } as const
  const page = decodedPage([{ name: 'some', version: '1.0', reads: 'answers', versions }])

  expect(page).toContain('| 12 | Heartbeat | 0-4 | 0-9 |')
  expect(page).toContain('| some | 1.0 | answers | 1 | 5 |')
})

it('joins versions that follow each other', () => {
  expect(rangesOf([5, 0, 1, 2, 1])).toEqual([
    [0, 2],
    [5, 5],
  ])
  expect(
    versionsByKey([
      { apiKey: 3, version: 1 },
      { apiKey: 1, version: 0 },
    ]),
  ).toEqual({ '1': [[0, 0]], '3': [[1, 1]] })
})
