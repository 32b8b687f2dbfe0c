import { readFileSync } from 'node:fs'
import { rules } from '@brokerscope/analysis'
import { expect, it } from 'vitest'
import { configSchema } from '../config.ts'
import { gatewayErrors } from '../error-table.ts'
import { environmentName } from '../settings/setting.ts'
import { referencePages } from './pages.ts'

const root = new URL('../../../../', import.meta.url)

it.each([...referencePages()])('keeps %s as the code has it', (path, text) => {
  expect(readFileSync(new URL(path, root), 'utf8')).toBe(text)
})

it('lists each setting and no other', () => {
  const page = readFileSync(new URL('docs/configuration.md', root), 'utf8')

  const listed = [...page.matchAll(/`(BROKERSCOPE_\w+)`/g)].map(([, name]) => name)

  expect(listed).toEqual(Object.keys(configSchema.shape).map(environmentName))
})

it('lists each error code and no other', () => {
  const page = readFileSync(new URL('docs/errors.md', root), 'utf8')

  const listed = [...page.matchAll(/^\| `(\w+)` /gm)].map(([, code]) => code)

  expect(listed).toEqual(Object.keys(gatewayErrors))
})

it('describes each rule and no other, and leaves no placeholder open', () => {
  const page = readFileSync(new URL('docs/rules.md', root), 'utf8')

  const described = [...page.matchAll(/^## (.+)$/gm)].map(([, id]) => id)

  expect(described).toEqual(rules.map(({ id }) => id))
  expect(page).not.toMatch(/\{\w+\}/)
})
