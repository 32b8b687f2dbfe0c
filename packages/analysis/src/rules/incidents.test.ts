import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rules } from './catalogue.ts'

const page = readFileSync(new URL('../../../../docs/incidents.md', import.meta.url), 'utf8')
const rows = [...page.matchAll(/^\| ([A-H]\d\d) \|(.*)\|$/gm)].map(([, incident, rest = '']) => {
  const [, recognisedBy = '', shownOn = '', note = ''] = rest.split('|').map((cell) => cell.trim())
  return { incident, recognisedBy, shownOn, note }
})
const known = new Set(rules.map(({ id }) => id))

it('names only rules that there are, and each incident once', () => {
  const named = rows.flatMap(({ recognisedBy }) =>
    [...recognisedBy.matchAll(/`([\w-]+)`/g)].map(([, id = '']) => id),
  )

  expect(named.filter((id) => !known.has(id))).toEqual([])
  expect(new Set(rows.map(({ incident }) => incident)).size).toBe(rows.length)
  expect(rows.length).toBe(113)
})

it('says on which kind of trace, or why not', () => {
  for (const { incident, shownOn, note } of rows) {
    expect([incident, shownOn]).toEqual([
      incident,
      expect.stringMatching(/^(recorded|lab|built|general|no\b)/),
    ])
    if (shownOn === 'no') expect([incident, note]).not.toEqual([incident, ''])
  }
})
