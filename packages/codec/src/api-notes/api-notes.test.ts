import { expect, it } from 'vitest'
import { apis } from '../apis.ts'
import { apiNotes } from './api-notes.ts'

it.each(apis.map((api) => [api.name, api] as const))(
  'has a note on every version of %s',
  (name, api) => {
    const notes = apiNotes(api.apiKey)
    expect(notes).toMatchObject({ apiKey: api.apiKey, name })
    expect(notes?.versions.map(({ version }) => version)).toEqual(
      Array.from({ length: api.request.versions[1] + 1 }, (_, version) => version),
    )
  },
)

it('writes releases, changes and proposals all in one form', () => {
  for (const { apiKey } of apis) {
    const notes = apiNotes(apiKey)
    expect(notes?.purpose).toMatch(/^[A-Z].{15,}\.$/)
    for (const { since, change, proposal } of notes?.versions ?? []) {
      expect(since).toMatch(/^(0\.\d+\.\d|\d\.\d)$/)
      expect(change).toMatch(/^([A-Z]|zstd|group[.]instance[.]id).*[^.]$/)
      expect(proposal ?? 'KIP-1').toMatch(/^(KIP|KAFKA)-\d+$/)
    }
  }
})

function order(release: string): number {
  const [major = 0, minor = 0] = release.split('.').map(Number)
  return major * 100 + minor
}

it('never lets a version be older than the one before', () => {
  for (const { apiKey } of apis) {
    const releases = apiNotes(apiKey)?.versions.map(({ since }) => order(since)) ?? []
    expect(releases).toEqual(releases.toSorted((a, b) => a - b))
  }
})

it('explains Produce v12 by its proposal', () => {
  expect(apiNotes(0)?.versions[12]).toMatchObject({ since: '4.0', proposal: 'KIP-890' })
  expect(apiNotes(0)?.since).toBe('0.8.0')
})

it('knows no API that Kafka does not have', () => {
  expect(apiNotes(9999)).toBeUndefined()
})
