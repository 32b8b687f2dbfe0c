import { expect, it } from 'vitest'
import { ownFieldNamed, ownFields } from './own-fields.ts'
import { wiresharkFields } from './wireshark.ts'

it('gives each name one meaning', () => {
  const names = ownFields.flatMap((field) => [field.name, ...field.aliases])
  const all = [...names, ...Object.keys(wiresharkFields)].map((name) => name.toLowerCase())

  expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([])
})

it('finds fields by every name, in any case', () => {
  expect(ownFieldNamed('TXN')).toBe(ownFieldNamed('txn.id'))
  expect(ownFieldNamed('nothing')).toBeUndefined()
})

it.each(ownFields)('says in both languages what $name is', ({ words, about }) => {
  expect(words.en).toMatch(/^(the|an?) /)
  for (const text of [words.zh, about.zh]) expect(text).not.toBe('')
  expect(about.en).toMatch(/^[A-Z].*[^.]$/)
  expect(about.zh).not.toMatch(/\u3002$/)
})
