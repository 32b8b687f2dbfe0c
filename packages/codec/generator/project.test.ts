import { expect, it } from 'vitest'
import type { Field } from '../src/schema.ts'
import { covers, isSame, project } from './project.ts'

const fields: Field[] = [
  { name: 'a', type: 'string', versions: [0, 3], nullable: [2, 3], default: 'x' },
  { name: 'b', type: 'int32', versions: [1, 3], tag: 0, tagged: [3, 3] },
]

it('says what one version means', () => {
  const a = { name: 'a', type: 'string', nullable: false, tag: undefined, fields: undefined }

  expect(project(fields, 0)).toEqual([a])
  expect(project(fields, 3)).toEqual([
    { ...a, nullable: true },
    { ...a, name: 'b', type: 'int32', tag: 0 },
  ])
})

it('compares names and layout, not defaults', () => {
  const plain = fields.map(({ default: _default, ...field }) => field)

  expect(isSame({ fields }, { fields: plain }, 2)).toBe(true)
  expect(isSame({ fields }, { fields: plain, flexible: [2, 2] }, 2)).toBe(false)
  expect(isSame({ fields }, { fields: [] }, 0)).toBe(false)
})

it('covers an older message that lacks only tagged fields', () => {
  const older = fields.slice(0, 1)

  expect(covers({ fields }, { fields: older }, 3)).toBe(true)
  expect(covers({ fields }, { fields: older }, 2)).toBe(false)
  expect(covers({ fields: older }, { fields }, 3)).toBe(false)
})
